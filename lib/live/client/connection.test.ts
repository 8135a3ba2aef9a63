import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardWith, T0 } from '../../domain/testing/sentences.ts';
import { beat, connected } from '../testing/fake-connection.ts';
import { changeWith, snapshotWith } from '../testing/snapshots.ts';

describe('connection', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      now: 5_000_000,
      toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date', 'performance'],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ticks each second on the clock of the server, whatever the clock of the browser says', () => {
    const { connection, hear } = connected();
    expect(connection.getNow()).toBe(T0);
    beat(hear, 7);
    expect(connection.getNow()).toBe(T0 + 7_000);
    expect(connection.getLink()).toEqual({ status: 'live', staleSince: null, refusal: null });
  });

  it('takes no step between two seconds, however many frames come', () => {
    const { connection, hear } = connected();
    beat(hear, 1);
    const told = vi.fn();
    connection.subscribe(told);
    for (let n = 1; n <= 4; n += 1) {
      vi.advanceTimersByTime(200);
      const sentAt = T0 + 1_000 + n * 200;
      hear('changed', changeWith({ frame: 1 + n, asOf: sentAt, serverNow: sentAt }));
    }
    expect(connection.getNow()).toBe(T0 + 1_000);
    expect(told).not.toHaveBeenCalled();
  });

  it('goes on by frames alone where a hidden tab lets nothing tick', () => {
    const { connection, hear } = connected();
    beat(hear, 1);
    vi.setSystemTime(Date.now() + 3_000);
    hear('changed', changeWith({ frame: 2, asOf: T0 + 4_000, serverNow: T0 + 4_000 }));
    expect(connection.getNow()).toBe(T0 + 4_000);
  });

  it('is stale within ten seconds without a frame, since the last one, and its clock stands still', () => {
    const { connection, hear } = connected();
    beat(hear, 3);
    vi.advanceTimersByTime(8_000);
    expect(connection.getLink().status).toBe('live');
    vi.advanceTimersByTime(1_000);
    const { status, staleSince } = connection.getLink();
    expect(status).not.toBe('live');
    expect(staleSince).toBe(T0 + 3_000);
    const frozen = connection.getNow();
    vi.advanceTimersByTime(20_000);
    expect(connection.getNow()).toBe(frozen);
  });

  it('is stale while frames come but the server itself has lost sight of its database', () => {
    const { connection, hear } = connected();
    for (let n = 1; n <= 12; n += 1) {
      vi.advanceTimersByTime(1_000);
      hear('changed', changeWith({ frame: n, asOf: T0 + 1_000, serverNow: T0 + n * 1_000 }));
    }
    expect(connection.getLink()).toEqual({ status: 'stale', staleSince: T0 + 1_000, refusal: null });
    beat(hear, 1, 12);
    expect(connection.getLink().status).toBe('live');
  });

  it('is offline the moment the socket is lost, and live again with the next snapshot', () => {
    const { connection, hear, lose, socket } = connected();
    beat(hear, 2);
    lose(true);
    expect(connection.getLink()).toEqual({ status: 'offline', staleSince: T0 + 2_000, refusal: null });
    socket.connected = true;
    hear('snapshot', snapshotWith({ asOf: T0 + 9_000, serverNow: T0 + 9_000 }));
    expect(connection.getLink().status).toBe('live');
  });

  it('ignores changes that come before the snapshot of their connection', () => {
    const { store, hear, lose } = connected();
    lose(true);
    hear('changed', changeWith({ sessions: [cardWith({ id: 's1' })] }));
    expect(store.getState().sessions.size).toBe(0);
  });

  it.each([
    { lost: 'is missing', frames: [1, 3] },
    { lost: 'comes before the one it follows', frames: [2, 1] },
    { lost: 'comes twice', frames: [1, 1] },
  ])('asks for everything anew where a frame $lost, and merges nothing until it is there', ({ frames }) => {
    const { store, hear, socket } = connected();
    const [first = 0, second = 0] = frames;
    hear('changed', changeWith({ frame: first, sessions: first === 1 ? [cardWith({ id: 's1' })] : [] }));
    const before = store.getState();
    hear('changed', changeWith({ frame: second, sessions: [cardWith({ id: 's2' })] }));
    hear('changed', changeWith({ frame: second + 1, sessions: [cardWith({ id: 's3' })] }));
    expect(store.getState()).toBe(before);
    expect(socket.emit.mock.calls).toEqual([['watch', {}]]);
    hear('snapshot', snapshotWith({ frame: 7, sessions: [cardWith({ id: 's4' })] }));
    hear('changed', changeWith({ frame: 8, sessions: [cardWith({ id: 's5' })] }));
    expect([...store.getState().sessions.keys()]).toEqual(['s4', 's5']);
    expect(socket.emit).toHaveBeenCalledTimes(1);
  });

  it('opens a new connection where nobody answers that it missed a frame', () => {
    const { socket, hear } = connected();
    hear('changed', changeWith({ frame: 2 }));
    vi.advanceTimersByTime(11_000);
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('opens a new connection where a half-open one has been silent for too long', () => {
    const { socket, hear } = connected();
    beat(hear, 1);
    vi.advanceTimersByTime(11_000);
    expect(socket.disconnect).toHaveBeenCalledTimes(1);
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('does not reconnect again once its own reconnect has brought a snapshot', () => {
    const { socket, hear } = connected();
    vi.advanceTimersByTime(11_000);
    hear('snapshot', snapshotWith({ frame: 11, asOf: T0 + 11_000, serverNow: T0 + 11_000 }));
    beat(hear, 30, 11);
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('gives a new connection its own time to bring the board, however long there was none', () => {
    const { socket, hear, lose } = connected();
    lose(true);
    vi.advanceTimersByTime(30_000);
    socket.connected = true;
    hear('connect');
    vi.advanceTimersByTime(8_000);
    expect(socket.disconnect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(socket.disconnect).toHaveBeenCalledTimes(1);
  });

  it('waits longer for the board each time that it did not come, until it has come', () => {
    const { socket, hear } = connected();
    const connectsWithin = (ms: number) => {
      const before = socket.connect.mock.calls.length;
      vi.advanceTimersByTime(ms);
      return socket.connect.mock.calls.length - before;
    };
    expect([9_000, 9_000, 16_000, 1_000, 32_000, 1_000].map(connectsWithin)).toEqual([1, 1, 0, 1, 0, 1]);
    const now = T0 + 68_000;
    hear('snapshot', snapshotWith({ asOf: now, serverNow: now }));
    expect(connectsWithin(9_000)).toBe(1);
  });

  it('asks again after a server that closed the socket, and says when it is a matter of signing in', () => {
    const { connection, socket, hear, lose } = connected();
    lose(false);
    vi.advanceTimersByTime(8_000);
    expect(socket.connect).toHaveBeenCalledTimes(2);
    socket.connected = false;
    socket.active = false;
    hear('connect_error', new Error('unauthenticated'));
    expect(connection.getLink()).toMatchObject({ status: 'offline', refusal: 'signed_out' });
    vi.advanceTimersByTime(8_000);
    expect(socket.connect).toHaveBeenCalledTimes(3);
  });

  it('says that this person has too many screens open, until it is let in', () => {
    const { connection, socket, hear, lose } = connected();
    lose(false);
    hear('connect_error', new Error('too_many_sockets'));
    expect(connection.getLink()).toMatchObject({ status: 'offline', refusal: 'too_many' });
    vi.advanceTimersByTime(8_000);
    expect(socket.connect).toHaveBeenCalledTimes(2);
    hear('snapshot', snapshotWith());
    expect(connection.getLink()).toMatchObject({ status: 'live', refusal: null });
  });

  it('notices that the laptop has slept, and opens a new connection at once', () => {
    const { connection, hear, socket } = connected();
    beat(hear, 1);
    vi.setSystemTime(5_000_000 + 8 * 3_600_000);
    vi.advanceTimersByTime(1_000);
    expect(connection.getLink().status).not.toBe('live');
    expect(socket.connect).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(8_000);
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('does not take for news what has waited in the socket while the laptop slept', () => {
    const { connection, store, hear, socket } = connected();
    beat(hear, 1);
    vi.setSystemTime(5_000_000 + 8 * 3_600_000);
    const stamp = { asOf: T0 + 2_000, serverNow: T0 + 2_000 };
    hear('changed', changeWith({ frame: 2, sessions: [cardWith({ id: 's1' })], ...stamp }));
    connection.wake();
    expect(connection.getLink()).toMatchObject({ staleSince: T0 + 1_000 });
    expect(store.getState().sessions.size).toBe(0);
    const woken = T0 + 8 * 3_600_000;
    socket.connected = true;
    hear('snapshot', snapshotWith({ asOf: woken, serverNow: woken }));
    expect(connection.getLink().status).toBe('live');
  });

  it('judges what is shown as soon as somebody looks again, without waiting for a tick', () => {
    const { connection, hear, socket } = connected();
    beat(hear, 1);
    connection.wake();
    expect(socket.connect).toHaveBeenCalledTimes(1);
    vi.setSystemTime(5_000_000 + 60_000);
    connection.wake();
    expect(connection.getLink().status).not.toBe('live');
    expect(socket.connect).toHaveBeenCalledTimes(2);
  });

  it('asks anew, once, where the clock of the browser is set forward', () => {
    const { connection, hear, socket } = connected();
    beat(hear, 1);
    vi.setSystemTime(5_000_000 + 3_600_000);
    const stamp = { asOf: T0 + 2_000, serverNow: T0 + 2_000 };
    hear('changed', changeWith({ frame: 2, ...stamp }));
    hear('snapshot', snapshotWith({ frame: 2, ...stamp }));
    beat(hear, 5, 2);
    expect(socket.emit.mock.calls).toEqual([['watch', {}]]);
    expect(connection.getLink().status).toBe('live');
  });
});
