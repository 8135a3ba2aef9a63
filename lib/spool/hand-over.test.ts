import { expect, it } from 'vitest';
import { createHandOver, type Store } from './hand-over.ts';
import type { SpooledDelivery } from './record.ts';

const file = (path: string, deliveries: number, bytes = 10) => ({
  path,
  deliveries: Array.from(
    { length: deliveries },
    (_, n): SpooledDelivery => ({ id: `${n}`, receivedAt: n, sourceId: 's', body: new Uint8Array(bytes) }),
  ),
});

/** A line that carries so many deliveries in the time of one write. */
function lineFor(most: number) {
  const groups: number[] = [];
  const ids: string[] = [];
  const store: Store = async (group) => {
    groups.push(group.length);
    if (group.length > most) throw new Error('timeout');
    ids.push(...group.map(({ id }) => id));
  };
  return { groups, ids, store };
}

it('writes as much at once as one statement should carry', async () => {
  const { groups, store } = lineFor(500);
  const handOver = createHandOver();
  await handOver(file('a', 1_200), store);
  await handOver(file('b', 5, 1_500_000), store);
  expect(groups).toEqual([500, 500, 200, 2, 2, 1]);
});

it.each([1, 3, 40])('gets through a line that carries %i at a time, each of them once', async (most) => {
  const { ids, store } = lineFor(most);
  const handOver = createHandOver();
  const { path, deliveries } = file('a', 300);
  for (let tries = 0; ids.length < 300 && tries < 1_000; tries += 1)
    await handOver({ path, deliveries }, store).catch(() => undefined);
  expect(ids).toEqual(deliveries.map(({ id }) => id));
});

it('writes much at once again when the line is good', async () => {
  const bad = lineFor(0);
  const good = lineFor(500);
  const handOver = createHandOver();
  for (let tries = 0; tries < 20; tries += 1) await handOver(file('a', 5_000), bad.store).catch(() => 0);
  await handOver(file('a', 5_000), good.store);
  expect(bad.groups.at(-1)).toBe(1);
  expect(good.groups).toContain(500);
});
