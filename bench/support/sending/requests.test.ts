import { describe, expect, it } from 'vitest';
import { createEventSource } from './events.ts';
import { elementsIn, prepare, stamp } from './requests.ts';

const T0 = Date.UTC(2026, 5, 1, 12);
const TO = { port: 3000, path: '/webhook' };
const SHOPS = { seed: 5, shops: 2, now: T0 };

const bodyOf = (bytes: Buffer) => bytes.subarray(bytes.indexOf('\r\n\r\n') + 4);

describe('prepared requests', () => {
  it('hold an array of as many elements as asked, and its length', () => {
    const prepared = prepare(TO, createEventSource(SHOPS).take(25), 10);
    const bodies = prepared.map(({ bytes }) => bodyOf(bytes));
    expect(bodies.map((body) => JSON.parse(body.toString()).length)).toEqual([10, 10, 5]);
    expect(prepared.map(({ bytes }) => Number(/content-length: (\d+)/.exec(bytes.toString())?.[1]))).toEqual(
      bodies.map((body) => body.length),
    );
  });

  it('carry the time at which they are sent, and nothing else that is new', () => {
    const elements = createEventSource(SHOPS).take(3);
    const untouched = elements.map((element) => JSON.parse(element.toString()));
    const [request] = prepare(TO, elements, 3);
    if (!request) throw new Error('nothing was prepared');
    stamp(request, T0);
    const sent = elementsIn(request).map((element) => JSON.parse(element.toString()));
    expect(sent).toEqual(untouched.map((element) => ({ ...element, eventTime: String(T0) })));
  });
});

describe('the source of events', () => {
  it('gives the same events for the same seed', () => {
    expect(createEventSource(SHOPS).take(50)).toEqual(createEventSource(SHOPS).take(50));
  });

  it('gives no event twice', () => {
    const events = createEventSource(SHOPS).take(2_000).map(String);
    expect(new Set(events).size).toBe(2_000);
  });

  it('gives first what was given back', () => {
    const source = createEventSource(SHOPS);
    const first = source.take(4);
    source.giveBack(first.slice(1));
    expect(source.take(4).slice(0, 3)).toEqual(first.slice(1));
  });
});
