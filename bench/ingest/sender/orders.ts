// What the bench asks of its sender, and what it hears back.
import type { Address } from '../../support/sending/requests.ts';
import type { Sent } from '../../support/sending/tally.ts';

export type Order =
  /** As many requests as the connections carry; each waits for the answer to the one before. */
  | {
      kind: 'burst';
      to: Address;
      connections: number;
      eventsPerRequest: number;
      forMs: number;
      /** Null: the same requests again and again, for who does not store them. */
      freshPerSecond: number | null;
    }
  /** One event per request at a fixed rate, whatever is answered. */
  | { kind: 'paced'; to: Address; connections: number; perSecond: number; forMs: number }
  /** One row per statement and commit. */
  | { kind: 'inserts'; databaseUrl: string; connections: number; forMs: number };

/** To write into the book what was sent since the last time: it takes a while, and must not stand beside a measurement. */
export type BookOrder = { kind: 'book' };

export type Reply =
  | { kind: 'ready' }
  | { kind: 'booked' }
  | { kind: 'sent'; sent: Sent }
  | { kind: 'failed'; message: string };

/** One element of a delivery in the sender's book: md5 of its bytes, then one byte. */
export const ENTRY_BYTES = 17;
/** What that byte says. */
export const ENTRY = { message: 1, acknowledged: 2 } as const;
