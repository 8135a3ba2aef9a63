// Whether deliveries go to Postgres or to the spool.

export type Breaker = {
  /** Open: Postgres failed or was too slow, and nobody waits for it any more. */
  isOpen(): boolean;
  /** Postgres failed a write of ours. */
  open(): void;
  /** Postgres took a write of ours. */
  close(): void;
};

export function createBreaker(onChange: (isOpen: boolean) => void): Breaker {
  let opened = false;
  const turn = (open: boolean) => {
    if (opened === open) return;
    opened = open;
    onChange(open);
  };
  return { isOpen: () => opened, open: () => turn(true), close: () => turn(false) };
}
