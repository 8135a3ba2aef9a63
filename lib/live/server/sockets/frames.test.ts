import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardWith } from '../../../domain/testing/sentences.ts';
import { type BoardChange, NO_CHANGE } from '../board/board-change.ts';
import { createFrames, FRAME_INTERVAL_MS, HEARTBEAT_MS, LONGEST_INTERVAL_MS } from './frames.ts';

function changeOf(id: string, version: number): BoardChange {
  const row = { card: cardWith({ id, version }), movedFrom: null };
  return { ...NO_CHANGE, sessions: new Map([[id, row]]) };
}

function framesInRoom() {
  const sent: { at: number; room: string; versions: string[] }[] = [];
  const frames = createFrames((room, change) => {
    const versions = [...change.sessions.values()].map(({ card }) => `${card.id}@${card.version}`);
    sent.push({ at: Date.now(), room, versions });
  });
  frames.enter('all');
  return { frames, sent };
}

describe('frames', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('send the first change at once and the rest as one frame after the interval', () => {
    const { frames, sent } = framesInRoom();
    frames.push('all', changeOf('s1', 1));
    expect(sent).toEqual([{ at: 1_000_000, room: 'all', versions: ['s1@1'] }]);
    frames.push('all', changeOf('s1', 2));
    frames.push('all', changeOf('s2', 1));
    frames.push('all', changeOf('s1', 3));
    vi.advanceTimersByTime(FRAME_INTERVAL_MS);
    expect(sent.slice(1)).toEqual([{ at: 1_000_200, room: 'all', versions: ['s1@3', 's2@1'] }]);
  });

  it('are never closer to each other than the interval, however fast changes come', () => {
    const { frames, sent } = framesInRoom();
    for (let n = 1; n <= 300; n += 1) {
      frames.push('all', changeOf('s1', n));
      vi.advanceTimersByTime(7);
    }
    vi.advanceTimersByTime(FRAME_INTERVAL_MS);
    const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(FRAME_INTERVAL_MS);
    expect(sent.length).toBeGreaterThanOrEqual(10);
    expect(sent.at(-1)?.versions).toEqual(['s1@300']);
  });

  it.each([
    { costs: 1, gap: FRAME_INTERVAL_MS },
    { costs: 50, gap: FRAME_INTERVAL_MS },
    { costs: 100, gap: 400 },
    { costs: 400, gap: LONGEST_INTERVAL_MS },
  ])('come every $gap ms where sending one takes $costs ms', ({ costs, gap }) => {
    const sentAt: number[] = [];
    const frames = createFrames(() => {
      sentAt.push(Date.now());
      vi.advanceTimersByTime(costs);
    });
    frames.enter('all');
    frames.push('all', changeOf('s1', 1));
    frames.push('all', changeOf('s1', 2));
    vi.advanceTimersByTime(2 * LONGEST_INTERVAL_MS);
    const [first = 0, second = 0] = sentAt;
    expect(second - first).toBe(gap);
  });

  it('come less often to a room where those of other rooms cost much too, for as long as they do', () => {
    const sentAt: number[] = [];
    const frames = createFrames((room) => {
      if (room === 'all') sentAt.push(Date.now());
      vi.advanceTimersByTime(50);
    });
    const gapBetweenTwo = () => {
      frames.push('all', changeOf('s1', 1));
      frames.push('all', changeOf('s1', 2));
      vi.advanceTimersByTime(LONGEST_INTERVAL_MS);
      const [first = 0, second = 0] = sentAt.slice(-2);
      return second - first;
    };
    for (const room of ['all', 'c1', 'c2']) frames.enter(room);
    for (const room of ['c1', 'c2']) frames.push(room, changeOf('s1', 1));
    expect(gapBetweenTwo()).toBe(600);
    vi.advanceTimersByTime(LONGEST_INTERVAL_MS);
    frames.beat();
    expect(gapBetweenTwo()).toBe(FRAME_INTERVAL_MS);
  });

  it('go on where the clock of the server is set back', () => {
    const { frames, sent } = framesInRoom();
    frames.push('all', changeOf('s1', 1));
    vi.setSystemTime(Date.now() - 3_600_000);
    frames.push('all', changeOf('s1', 2));
    vi.advanceTimersByTime(FRAME_INTERVAL_MS);
    expect(sent.map(({ versions }) => versions)).toEqual([['s1@1'], ['s1@2']]);
  });

  it('are numbered, so that whoever comes later knows which is the next', () => {
    const numbers: number[] = [];
    const frames = createFrames((_room, _change, frame) => numbers.push(frame));
    expect(frames.enter('all')).toBe(0);
    frames.push('all', changeOf('s1', 1));
    frames.push('all', changeOf('s1', 2));
    vi.advanceTimersByTime(FRAME_INTERVAL_MS);
    expect(frames.enter('all')).toBe(2);
    frames.push('all', null);
    vi.advanceTimersByTime(FRAME_INTERVAL_MS);
    expect(numbers).toEqual([1, 2, 3]);
  });

  it('leave a gap where one could not be sent', () => {
    const numbers: number[] = [];
    const frames = createFrames((_room, { sessions }, frame) => {
      if (sessions.has('broken')) throw new Error('it cannot be encoded');
      numbers.push(frame);
    });
    frames.enter('all');
    expect(() => frames.push('all', changeOf('broken', 1))).toThrow('it cannot be encoded');
    vi.advanceTimersByTime(FRAME_INTERVAL_MS);
    frames.push('all', changeOf('s1', 1));
    expect(numbers).toEqual([2]);
  });

  it('of one room do not delay those of another', () => {
    const { frames, sent } = framesInRoom();
    frames.enter('c1');
    frames.push('all', changeOf('s1', 1));
    vi.advanceTimersByTime(50);
    frames.push('c1', changeOf('s2', 1));
    expect(sent.at(-1)).toEqual({ at: 1_000_050, room: 'c1', versions: ['s2@1'] });
  });

  it('beat in a room that has been silent, and only there', () => {
    const { frames, sent } = framesInRoom();
    frames.push('all', null);
    vi.advanceTimersByTime(HEARTBEAT_MS - 1);
    frames.beat();
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(1);
    frames.beat();
    expect(sent).toHaveLength(2);
  });

  it('stop for a room that everybody has left', () => {
    const { frames, sent } = framesInRoom();
    frames.push('all', changeOf('s1', 1));
    frames.push('all', changeOf('s1', 2));
    frames.forget('all');
    vi.advanceTimersByTime(10 * HEARTBEAT_MS);
    frames.beat();
    frames.push('all', changeOf('s1', 3));
    expect(sent).toHaveLength(1);
  });

  it('remember the first channel of a session that moved twice before the frame', () => {
    const gone: (string | null)[] = [];
    const frames = createFrames((_room, change) => {
      gone.push(...[...change.sessions.values()].map(({ movedFrom }) => movedFrom));
    });
    frames.enter('all');
    frames.push('all', null);
    for (const movedFrom of ['c1', 'c2', null]) {
      const row = { card: cardWith({ id: 's1' }), movedFrom };
      frames.push('all', { ...NO_CHANGE, sessions: new Map([['s1', row]]) });
    }
    vi.advanceTimersByTime(FRAME_INTERVAL_MS);
    expect(gone).toEqual(['c1']);
  });
});
