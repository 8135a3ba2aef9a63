import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NewDelivery } from '../../db/deliveries.ts';
import { createAcceptor, type Refused, type Stores } from './accept.ts';
import { createBreaker } from './breaker.ts';

const delivery = (id: string, bytes = 0): NewDelivery => ({
  id,
  receivedAt: 0,
  sourceId: 's',
  origin: 'live',
  body: new Uint8Array(bytes),
});

let stored: string[][];
let spooled: string[][];
let postgres: (ids: string[]) => Promise<void>;
let room: 'kept' | 'full';
let refusals: Refused[];
const breaker = createBreaker(() => undefined);

const stores: Stores = {
  store: async (group) => {
    const ids = group.map(({ id }) => id);
    await postgres(ids);
    stored.push(ids);
  },
  spool: async (group) => {
    if (room === 'kept') spooled.push(group.map(({ id }) => id));
    return room;
  },
  breaker,
  refused: (why) => void refusals.push(why),
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  stored = [];
  spooled = [];
  refusals = [];
  room = 'kept';
  postgres = async () => undefined;
  breaker.close();
});
afterEach(() => vi.useRealTimers());

const frozen = () => new Promise<void>(() => undefined);
const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('accepting', () => {
  it('writes what arrives while a write is under way with the next one', async () => {
    postgres = () => later(5);
    const { accept } = createAcceptor(stores);
    const all = Promise.all(['1', '2', '3', '4'].map((id) => accept(delivery(id))));
    await vi.advanceTimersByTimeAsync(10);
    expect(await all).toEqual(Array(4).fill('durable'));
    expect(stored).toEqual([['1'], ['2', '3', '4']]);
  });

  it('remembers between two groups that a crowd waits, and forgets it when none has for a while', async () => {
    postgres = () => later(5);
    const { accept, calmMs } = createAcceptor(stores);
    const few = Promise.all(['1', '2', '3'].map((id) => accept(delivery(id))));
    await vi.advanceTimersByTimeAsync(20);
    expect(calmMs()).toBe(Number.POSITIVE_INFINITY);
    const crowd = Promise.all(Array.from({ length: 40 }, (_, n) => accept(delivery(`${n}`))));
    await vi.advanceTimersByTimeAsync(20);
    await Promise.all([few, crowd]);
    expect(calmMs()).toBe(20);
    await vi.advanceTimersByTimeAsync(500);
    expect(calmMs()).toBe(520);
  });

  it('writes no more bytes at once than one statement should carry', async () => {
    const { accept } = createAcceptor(stores);
    const ids = ['1', '2', '3', '4', '5'];
    await Promise.all(ids.map((id) => accept(delivery(id, 3 * 1024 * 1024))));
    expect(stored).toEqual([['1'], ['2', '3'], ['4', '5']]);
  });

  it('spools what Postgres refuses, and everything after that until it is back', async () => {
    postgres = () => Promise.reject(new Error('away'));
    const { accept } = createAcceptor(stores);
    expect(await accept(delivery('1'))).toBe('durable');
    postgres = async () => undefined;
    expect(await accept(delivery('2'))).toBe('durable');
    breaker.close();
    expect(await accept(delivery('3'))).toBe('durable');
    expect({ spooled, stored }).toEqual({ spooled: [['1'], ['2']], stored: [['3']] });
  });

  it('answers within the promised time although Postgres is frozen', async () => {
    postgres = frozen;
    const { accept } = createAcceptor(stores);
    const began = performance.now();
    const answeredAfter = async (id: string) => {
      await accept(delivery(id));
      return performance.now() - began;
    };
    const answers = Promise.all(['1', '2', '3'].map(answeredAfter));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(Math.max(...(await answers))).toBeLessThan(2_500);
    expect(spooled).toEqual([['1'], ['2', '3']]);
  });

  it('answers in time what had to wait for a slow write before its own', async () => {
    postgres = () => later(1_900);
    const { accept } = createAcceptor(stores);
    const began = performance.now();
    const first = accept(delivery('1'));
    const second = accept(delivery('2')).then(() => performance.now() - began);
    await vi.advanceTimersByTimeAsync(4_000);
    await first;
    expect(await second).toBeLessThan(2_500);
  });

  it('spools what a queue of slow writes has kept waiting', async () => {
    postgres = () => later(240);
    const { accept } = createAcceptor(stores);
    const began = performance.now();
    const ids = Array.from({ length: 128 }, (_, n) => `${n}`);
    const answers = Promise.all(
      ids.map(async (id) => {
        await accept(delivery(id, 1024 * 1024));
        return performance.now() - began;
      }),
    );
    await vi.advanceTimersByTimeAsync(5_000);
    expect(Math.max(...(await answers))).toBeLessThan(3_000);
    expect([...stored, ...spooled].flat().sort()).toEqual(ids.sort());
    expect(breaker.isOpen()).toBe(false);
  });

  it.each(['full', 'failing'])('gives Postgres what is late when the spool is %s', async (fault) => {
    const writeMs: Record<string, number> = { '1': 900, '2': 900, '3': 240, '4': 240 };
    postgres = ([id = '']) => later(writeMs[id] ?? 0);
    room = 'full';
    const spooling = fault === 'full' ? stores.spool : () => Promise.reject(new Error('EIO'));
    const asked: string[] = [];
    const spool: Stores['spool'] = (group) => {
      asked.push(...group.map(({ id }) => id));
      return spooling(group);
    };
    const { accept } = createAcceptor({ ...stores, spool });
    const answers = Promise.all(Object.keys(writeMs).map((id) => accept(delivery(id, 8 * 1024 * 1024))));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await answers).toEqual(Array(4).fill('durable'));
    expect({ stored, asked }).toEqual({ stored: [['1'], ['2'], ['3'], ['4']], asked: ['4'] });
    expect(refusals).toEqual([]);
  });

  it('says so when the spool is full, and serves the next', async () => {
    breaker.open();
    room = 'full';
    const { accept } = createAcceptor(stores);
    expect(await accept(delivery('1'))).toBe('full');
    expect(refusals).toEqual(['full']);
    breaker.close();
    expect(await accept(delivery('2'))).toBe('durable');
  });

  it('tells each sender when neither Postgres nor the disk took it', async () => {
    const { accept } = createAcceptor({ ...stores, spool: () => Promise.reject(new Error('EIO')) });
    breaker.open();
    await expect(accept(delivery('1'))).rejects.toThrow('EIO');
    expect(refusals).toEqual(['failed']);
    breaker.close();
    expect(await accept(delivery('2'))).toBe('durable');
  });
});
