// A connection that carries one request at a time, and what comes of many of them.
import { type Connection, openConnection } from './connection.ts';
import type { Prepared } from './requests.ts';
import type { Sent } from './tally.ts';

export type Outcome = {
  sent: Sent;
  acknowledged: Prepared[];
  /** Sent, and not answered 200: they may be stored or not. */
  unknown: Prepared[];
};

/** Null: there is none left. */
export type Next = () => Prepared | null;

export type Lane = {
  connection: Connection;
  /** The status of the answer; null: the connection broke. */
  ask(bytes: Buffer): Promise<number | null>;
  isBroken(): boolean;
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
    isBroken: () => isBroken,
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
