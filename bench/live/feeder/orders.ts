// What the bench asks of its feeder, and what it hears back.
import type { Address } from '../../support/sending/requests.ts';
import type { Sent } from '../../support/sending/tally.ts';

export type FeederOrder =
  /** As fast as it goes, many per request: a board that has been busy for a while. */
  | { kind: 'fill'; to: Address; events: number }
  /** Before anything is measured. */
  | { kind: 'prepare'; to: Address; events: number }
  /** What was prepared, one event per request, at a fixed rate. */
  | {
      kind: 'feed';
      to: Address;
      connections: number;
      perSecond: number;
      forMs: number;
      lastAnswersMs: number;
    };

/** An event that was answered 200, and when (the machine's clock). */
export type Posted = { sessionId: string; eventTime: number; answeredAt: number };

export type FeederReply =
  | { kind: 'ready' }
  | { kind: 'done' }
  | { kind: 'fed'; sent: Sent; posted: Posted[] }
  | { kind: 'failed'; message: string };
