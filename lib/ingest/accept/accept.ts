// Group commit: what arrives while a write is under way shares the next one.
import { insertDeliveries, type NewDelivery } from '../../db/deliveries.ts';
import { processSingleton } from '../../process-singleton.ts';

export type Store = (deliveries: readonly NewDelivery[]) => Promise<void>;

export type Acceptor = {
  /** Settles when the delivery is durable; rejects when it is not. */
  accept(delivery: NewDelivery): Promise<void>;
  /** Deliveries that wait for the write under way. */
  queued(): number;
  /** Called after each write. */
  onAccepted(listener: () => void): void;
};

const WRITE_AT_MOST = 500;

/** The one of this process. */
export function acceptor(): Acceptor {
  return processSingleton('acceptor', () => createAcceptor(insertDeliveries));
}

type Waiting = { delivery: NewDelivery; resolve: () => void; reject: (error: unknown) => void };

export function createAcceptor(store: Store): Acceptor {
  const waiting: Waiting[] = [];
  const listeners: (() => void)[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, WRITE_AT_MOST);
      try {
        await store(group.map(({ delivery }) => delivery));
        for (const { resolve } of group) resolve();
        for (const listener of listeners) listener();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isWriting = false;
  }

  return {
    accept: (delivery) =>
      new Promise((resolve, reject) => {
        waiting.push({ delivery, resolve, reject });
        if (!isWriting) void writeAll();
      }),
    queued: () => waiting.length,
    onAccepted: (listener) => void listeners.push(listener),
  };
}
