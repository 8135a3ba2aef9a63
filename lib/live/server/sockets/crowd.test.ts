import { Client } from 'pg';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Changed, Snapshot } from '../../protocol.ts';
import { idsOf, liveServerForTests, OURS, somebodyWaits, vera } from '../../testing/live-server.ts';

const PEOPLE = 300;
/** Every tenth of them may see one channel alone. */
const isLimited = (person: number) => person % 10 === 0;

const server = liveServerForTests();
/** Of the sessions on the board, whole. */
let readings: number;

beforeEach(() => {
  readings = 0;
  const query = Client.prototype.query;
  vi.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...args: unknown[]) {
    if (String(args[0]).startsWith('SELECT fold')) readings += 1;
    // Its many ways to be called are no concern of this test.
    return Reflect.apply(query, this, args);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Each with a sign-in of their own; they come back by themselves. */
function crowd(): Socket[] {
  return Array.from({ length: PEOPLE }, (_, person) => {
    const channels = isLimited(person) ? ['care'] : ('all' as const);
    server.viewers.set(`login=${person}`, { ...vera, userId: `u${person}`, channels });
    return server.connect(
      { origin: OURS, cookie: `login=${person}` },
      { reconnection: true, reconnectionDelay: 300, reconnectionDelayMax: 1_000 },
    );
  });
}

it('that comes back before the board is built is told it, each once, and the database is asked for it once', async () => {
  await server.waitingIn('sales', 's1');
  const people = crowd();
  const told = people.map((): string[][] => []);
  const news = people.map((): string[] => []);
  for (const [person, client] of people.entries()) {
    client.on('snapshot', (snapshot: Snapshot) => told[person]?.push(idsOf(snapshot).sort()));
    client.on('changed', (change: Changed) => news[person]?.push(...idsOf(change)));
  }
  await soon(() => told.every((each) => each.length === 1));
  await server.stop();
  await soon(() => people.every(({ connected }) => !connected));
  await somebodyWaits(server.pool(), 'care', 's2');

  const locking = await server.pool().connect();
  await locking.query('BEGIN; LOCK TABLE session IN ACCESS EXCLUSIVE MODE');
  readings = 0;
  const built = server.restart();
  await soon(() => people.every(({ io }) => io.engine?.readyState === 'open'));
  expect(told.every((each) => each.length === 1)).toBe(true);
  await locking.query('ROLLBACK');
  locking.release();
  await built;
  await soon(() => told.every((each) => each.length > 1));
  expect(readings).toBe(1);

  await server.waitingIn('sales', 's3');
  await server.waitingIn('care', 's4');
  await soon(() => news.every((each) => each.includes('s4')));
  expect(told).toEqual(
    people.map((_, person) => (isLimited(person) ? [[], ['s2']] : [['s1'], ['s1', 's2']])),
  );
}, 60_000);

/** A machine that does much else takes its time with 300 sockets. */
function soon(holds: () => boolean): Promise<void> {
  return vi.waitFor(() => expect(holds()).toBe(true), 20_000);
}
