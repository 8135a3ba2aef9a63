import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { matchPosted, messageIn, toldBy } from './match.ts';

const posted = (sessionId: string, eventTime: number, answeredAt: number) => ({
  sessionId,
  eventTime,
  answeredAt,
});
const heard = (at: number, sessionId: string, upTo: number) => ({ at, told: [{ sessionId, upTo }] });

describe('from an answer to what a viewer heard', () => {
  it('counts an event from the first message that holds it', () => {
    const events = [posted('a', 10, 100), posted('a', 20, 110), posted('b', 15, 105)];
    const messages = [heard(150, 'a', 10), heard(180, 'b', 15), heard(200, 'a', 20), heard(300, 'a', 20)];
    expect(matchPosted(events, messages)).toEqual({ latenciesMs: [50, 75, 90], missing: 0 });
  });

  it('lets one message tell of several events', () => {
    const events = [posted('a', 20, 120), posted('a', 10, 100)];
    expect(matchPosted(events, [heard(150, 'a', 30)])).toEqual({ latenciesMs: [50, 30], missing: 0 });
  });

  it('names what was not heard of', () => {
    expect(matchPosted([posted('a', 20, 100)], [heard(150, 'a', 10)])).toEqual({
      latenciesMs: [],
      missing: 1,
    });
  });

  it('takes what was heard before the answer for heard at once', () => {
    expect(matchPosted([posted('a', 10, 100)], [heard(99, 'a', 10)]).latenciesMs).toEqual([0]);
  });
});

describe('what a message tells', () => {
  const read = (text: string) => messageIn({ payload: Buffer.from(text), isDeflated: false });

  it('is the sessions of a changed board', () => {
    const { name, message } = read('42["changed",{"sessions":[{"id":"a","lastEventAt":7}]}]');
    expect(name).toBe('changed');
    expect(toldBy(message, 'board')).toEqual([{ sessionId: 'a', upTo: 7 }]);
    expect(toldBy(read('42["changed",{"feed":{}}]').message, 'board')).toEqual([]);
  });

  it('is the same where the message came compressed', () => {
    const whole = deflateRawSync('42["changed",{"sessions":[]}]', { finishFlush: constants.Z_SYNC_FLUSH });
    const read = messageIn({ payload: whole.subarray(0, -4), isDeflated: true });
    expect(read).toEqual({ name: 'changed', message: { sessions: [] } });
  });

  it('is one event, told the plain way', () => {
    const { message } = read('42["event",{"eventTime":"7","payload":{"sessionId":"a"}}]');
    expect(toldBy(message, 'events')).toEqual([{ sessionId: 'a', upTo: 7 }]);
  });
});
