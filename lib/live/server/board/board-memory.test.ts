import { describe, expect, it } from 'vitest';
import type { BoardRows } from '../../../db/live/board-read.ts';
import { cardWith } from '../../../domain/testing/sentences.ts';
import { applyTouched, beginDay, createBoardMemory, replaceAll } from './board-memory.ts';

const MIDNIGHT = Date.UTC(2026, 4, 10);
const MINUTE = 60_000;

const rows: BoardRows = {
  position: { tx: 1n, position: 1n },
  settings: { orgId: '1', name: '', timeZone: 'UTC', queueTargetMs: 300_000 },
  dayStart: MIDNIGHT,
  sessions: [],
  ended: [{ id: 's1', channelId: 'c1', lastEndedAt: MIDNIGHT + MINUTE }],
  closed: [{ channelId: 'c1', closed: { ENDED: 9 } }],
  minutes: [
    { channelId: 'c1', minute: MIDNIGHT - MINUTE, in: 5, out: 5 },
    { channelId: 'c1', minute: MIDNIGHT, in: 2, out: 1 },
    { channelId: 'c1', minute: MIDNIGHT + 23 * 60 * MINUTE, in: 3, out: 0 },
  ],
  channels: [{ id: 'c1', name: null, integration: null }],
  assignees: [],
};

const nothing = {
  readAt: MIDNIGHT,
  settings: null,
  sessions: [],
  closed: [],
  minutes: [],
  channels: [],
  assignees: [],
};

function filled() {
  const memory = createBoardMemory();
  replaceAll(memory, rows);
  return memory;
}

function sessionRow(status: string, channelId: string, lastEndedAt: number | null) {
  return { card: cardWith({ id: 's1', status, channelId }), channelId, lastEndedAt, fingerprint: status };
}

describe('the memory of the board', () => {
  it('counts today from the local midnight', () => {
    expect(filled().counters.get('c1')).toMatchObject({ closed: { ENDED: 9 }, endedToday: 1, in: 5, out: 1 });
  });

  it('begins the next day at nought, and keeps the last hour for the rates', () => {
    const memory = filled();
    const change = beginDay(memory, MIDNIGHT + 24 * 60 * MINUTE, MIDNIGHT + 24 * 60 * MINUTE + 1);
    expect(change.counters.get('c1')).toMatchObject({ closed: { ENDED: 9 }, endedToday: 0, in: 0, out: 0 });
    expect([...(memory.minutes.get('c1')?.keys() ?? [])]).toEqual([MIDNIGHT + 23 * 60 * MINUTE]);
  });

  it('gives counters a newer version each time', () => {
    const memory = filled();
    const before = memory.counters.get('c1')?.version ?? 0;
    const closed = [{ channelId: 'c1', closed: { ENDED: 10 } }];
    const { counters } = applyTouched(memory, { ...nothing, closed });
    expect(counters.get('c1')).toMatchObject({ closed: { ENDED: 10 }, version: before + 1 });
  });

  it('takes whole minutes, so that reading one twice counts once', () => {
    const memory = filled();
    const minutes = [{ channelId: 'c1', minute: MIDNIGHT, in: 4, out: 1 }];
    applyTouched(memory, { ...nothing, minutes });
    applyTouched(memory, { ...nothing, minutes });
    expect(memory.counters.get('c1')).toMatchObject({ in: 7, out: 1 });
  });

  it('leaves a late message of yesterday out of today', () => {
    const memory = filled();
    const minutes = [{ channelId: 'c1', minute: MIDNIGHT - 5 * 60 * MINUTE, in: 4, out: 1 }];
    const change = applyTouched(memory, { ...nothing, minutes });
    expect(change.minutes.size).toBe(0);
    expect(memory.counters.get('c1')).toMatchObject({ in: 5, out: 1 });
  });

  it('moves an end of today with its session to another channel', () => {
    const memory = filled();
    const moved = sessionRow('ENDED', 'c2', MIDNIGHT + MINUTE);
    const { counters } = applyTouched(memory, { ...nothing, sessions: [moved] });
    expect(counters.get('c1')?.endedToday).toBe(0);
    expect(counters.get('c2')?.endedToday).toBe(1);
  });

  it('still counts an end of today after the session was reopened', () => {
    const memory = filled();
    const reopened = sessionRow('OPEN', 'c1', MIDNIGHT + MINUTE);
    const { counters, sessions } = applyTouched(memory, { ...nothing, sessions: [reopened] });
    expect(counters.get('c1')?.endedToday).toBe(1);
    expect(sessions.get('s1')).toEqual({ card: reopened.card, movedFrom: null });
    expect(memory.sessions.has('s1')).toBe(true);
  });

  it('says which channel a session was in before', () => {
    const memory = filled();
    applyTouched(memory, { ...nothing, sessions: [sessionRow('OPEN', 'c1', null)] });
    const { sessions } = applyTouched(memory, { ...nothing, sessions: [sessionRow('OPEN', 'c2', null)] });
    expect(sessions.get('s1')?.movedFrom).toBe('c1');
  });
});
