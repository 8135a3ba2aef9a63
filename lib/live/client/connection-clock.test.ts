import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { T0 } from '../../domain/testing/sentences.ts';
import { beat, connected } from '../testing/fake-connection.ts';
import { changeWith, snapshotWith } from '../testing/snapshots.ts';

describe('a connection and the clock of the server', () => {
  beforeEach(() => {
    vi.useFakeTimers({
      now: 5_000_000,
      toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date', 'performance'],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('does not take a line that slows down bit by bit for live', () => {
    const { connection, hear, socket } = connected();
    beat(hear, 1);
    for (let n = 2; n <= 40; n += 1) {
      vi.advanceTimersByTime(1_000);
      const sentAt = T0 + n * 1_000 - n * 500;
      hear('changed', changeWith({ frame: n, asOf: sentAt, serverNow: sentAt }));
    }
    expect(socket.emit).toHaveBeenCalledWith('watch', {});
    expect(connection.getLink().status).not.toBe('live');
  });

  it('asks once where the clock of the server was set back, and ages go on from there', () => {
    const { connection, hear, socket } = connected();
    beat(hear, 5);
    const back = T0 - 3_600_000;
    vi.advanceTimersByTime(1_000);
    hear('changed', changeWith({ frame: 6, asOf: back, serverNow: back }));
    expect(socket.emit.mock.calls).toEqual([['watch', {}]]);
    hear('snapshot', snapshotWith({ frame: 6, asOf: back, serverNow: back }));
    for (let n = 1; n <= 3; n += 1) {
      vi.advanceTimersByTime(1_000);
      const stamp = { asOf: back + n * 1_000, serverNow: back + n * 1_000 };
      hear('changed', changeWith({ frame: 6 + n, ...stamp }));
      expect(connection.getNow()).toBe(back + n * 1_000);
    }
    expect(connection.getLink().status).toBe('live');
    expect(socket.emit).toHaveBeenCalledTimes(1);
  });
});
