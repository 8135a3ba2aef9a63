// As many requests as the connections carry: each sends its next one when its last is answered.
import { type Connection, openConnection } from './connection.ts';
import type { Address, Sent } from './orders.ts';
import { type Prepared, stamp } from './requests.ts';
import { createTally } from './tally.ts';

export type Outcome = {
  sent: Sent;
  acknowledged: Prepared[];
  /** Sent, and not answered 200: they may be stored or not. */
  unknown: Prepared[];
};

/** Null: there is none left. */
export type Next = () => Prepared | null;

const LAST_ANSWERS_WITHIN_MS = 15_000;

export async function burst(
  { to, connections, forMs }: { to: Address; connections: number; forMs: number },
  next: Next,
): Promise<Outcome> {
  const lanes: Lane[] = [];
  for (let count = 0; count < connections; count += 1) lanes.push(await openLane(to.port));
  const tally = createTally();
  const acknowledged: Prepared[] = [];
  const unknown: Prepared[] = [];
  const until = performance.now() + forMs;
  const run = async (lane: Lane) => {
    for (;;) {
      const request = performance.now() < until ? next() : null;
      if (request === null) return;
      const startedAt = performance.now();
      stamp(request, Date.now());
      const status = await lane.ask(request.bytes);
      tally.count(status, request.elements.length, performance.now() - startedAt);
      (status === 200 ? acknowledged : unknown).push(request);
      if (status === null) return;
    }
  };
  const cut = setTimeout(() => closeAll(lanes), forMs + LAST_ANSWERS_WITHIN_MS);
  await Promise.all(lanes.map(run));
  clearTimeout(cut);
  const sent = tally.sent();
  closeAll(lanes);
  return { sent, acknowledged, unknown };
}

export type Lane = {
  connection: Connection;
  /** The status of the answer; null: the connection broke. */
  ask(bytes: Buffer): Promise<number | null>;
};

export async function openLane(port: number): Promise<Lane> {
  let answer: (status: number | null) => void = () => undefined;
  let isBroken = false;
  const connection = await openConnection(port, (status) => {
    isBroken ||= status === null;
    answer(status);
  });
  return {
    connection,
    ask: (bytes) =>
      new Promise((resolve) => {
        if (isBroken) return resolve(null);
        answer = resolve;
        connection.send(bytes);
      }),
  };
}

export function closeAll(lanes: readonly Lane[]): void {
  for (const { connection } of lanes) connection.close();
}
