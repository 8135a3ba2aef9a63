import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardWith } from '../../domain/testing/sentences.ts';
import { type CardMap, cardMapOf } from './card-map.ts';

const card = (id: string, version = 1) => cardWith({ id, version });
const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
const changing = (...changes: ReturnType<typeof card>[]) => new Map(changes.map((one) => [one.id, one]));

describe('cards by id', () => {
  it('are what a Map holds after the same steps, whichever state each step begins from', () => {
    const step = fc.record({
      from: fc.nat(),
      changes: fc.array(fc.tuple(fc.nat(12), fc.option(fc.nat(5))), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(12)), fc.array(step, { maxLength: 20 }), (first, steps) => {
        const cards = first.map((id) => card(`s${id}`));
        const states: { map: CardMap; plain: ReadonlyMap<string, unknown> }[] = [
          { map: cardMapOf(cards), plain: new Map(cards.map((one) => [one.id, one])) },
        ];
        for (const { from, changes } of steps) {
          const before = states[from % states.length] as (typeof states)[number];
          const told = new Map(
            changes.map(([id, version]) => [`s${id}`, version === null ? null : card(`s${id}`, version)]),
          );
          const plain = new Map(before.plain);
          for (const [id, one] of told) one === null ? plain.delete(id) : plain.set(id, one);
          states.push({ map: before.map.with(told), plain });
        }
        for (const { map, plain } of states) {
          expect(sorted(map)).toEqual(sorted(plain));
          expect(map.size).toBe(plain.size);
          for (let n = 0; n <= 12; n += 1) expect(map.get(`s${n}`)).toBe(plain.get(`s${n}`));
        }
      }),
      { seed: 7 },
    );
  });

  it('tell the same by every way of asking', () => {
    const map = cardMapOf([card('a'), card('b')]).with(new Map([['a', null]]));
    const told: unknown[] = [];
    map.forEach((one, id) => void told.push([id, one]));
    expect(told).toEqual([...map.entries()]);
    expect([...map.keys()]).toEqual(['b']);
    expect([...map.values()]).toEqual([card('b')]);
    expect([map.has('a'), map.has('b'), map.has('c')]).toEqual([false, true, false]);
  });

  it('do not keep a place for every session that ever came', () => {
    let map = cardMapOf([card('kept')]);
    for (let n = 0; n < 5_000; n += 1) {
      map = map.with(changing(card(`s${n}`))).with(new Map([[`s${n}`, null]]));
    }
    expect([...map.keys()]).toEqual(['kept']);
    expect(map.get('s4999')).toBeUndefined();
  });
});
