// What was sent, and what was answered 200: the two sides between which the database has to lie.

export type Counted = { sent: number; answered: number };

export type Ledger = {
  send(keys: readonly string[]): void;
  /** Answered 200: a promise. */
  promised(keys: readonly string[]): void;
  events: ReadonlyMap<string, Counted>;
  /** Distinct events among them. */
  promises(): number;
};

export function createLedger(): Ledger {
  const events = new Map<string, Counted>();
  let promises = 0;
  const countedOf = (key: string) => {
    const counted = events.get(key) ?? { sent: 0, answered: 0 };
    events.set(key, counted);
    return counted;
  };
  return {
    events,
    send: (keys) => {
      for (const key of keys) countedOf(key).sent += 1;
    },
    promised: (keys) => {
      for (const key of keys) {
        const counted = countedOf(key);
        counted.answered += 1;
        if (counted.answered === 1) promises += 1;
      }
    },
    promises: () => promises,
  };
}
