// The server's clock as the browser knows it, and until when the figures on the screen are known to be true.

type Stamp = { serverNow: number; asOf: number };

export type ServerClock = {
  /** Something was asked of the server: what answers it was sent after this. */
  ask(): void;
  /** An answer came: what it tells is as old as the question at most, however the server's clock has been set. */
  answer(stamp: Stamp): void;
  /** A frame came: the server's time when it was sent, and when it last knew its board to be complete. */
  hear(stamp: Stamp): void;
  now(): number;
  /** How long nothing has been heard, in ms. */
  silentMs(): number;
  /** How much earlier than now a message was sent, in ms. */
  lateMs(stamp: { serverNow: number }): number;
  /** How long the held figures have gone unconfirmed, in ms. */
  unconfirmedMs(): number;
  /** The server's time up to which the held figures are true. */
  confirmedAt(): number;
};

/** No two clocks drift apart faster: by so much a frame may be later than the fastest and still be as fast. */
const DRIFT = 1 / 1_000;

/** `wallMs` sees that a laptop has slept, `steadyMs` is deaf to a clock that is set: the larger step counts. */
export function createServerClock(
  initial: Stamp,
  { wallMs = Date.now, steadyMs = () => performance.now() } = {},
): ServerClock {
  const here = () => ({ wall: wallMs(), steady: steadyMs() });
  const since = ({ wall, steady }: ReturnType<typeof here>) =>
    Math.max(0, wallMs() - wall, steadyMs() - steady);
  let [askedAt, heardAt] = [here(), here()];
  let { asOf } = initial;
  /** The frame that took the shortest way: each later one would let the clock of a slowing line lag behind. */
  let fastest = { serverNow: initial.serverNow, at: here() };

  // Instants are whole milliseconds everywhere: a link that carries one must be taken back.
  const now = () => fastest.serverNow + Math.floor(since(fastest.at));
  const setTo = (serverNow: number) => {
    fastest = { serverNow, at: here() };
  };
  const confirm = (stamp: Stamp) => {
    asOf = stamp.asOf;
    heardAt = here();
  };
  return {
    ask() {
      askedAt = here();
    },
    answer(stamp) {
      const latest = stamp.serverNow + Math.floor(since(askedAt));
      setTo(Math.min(Math.max(now(), stamp.serverNow), latest));
      confirm(stamp);
    },
    hear(stamp) {
      if (now() - stamp.serverNow <= since(fastest.at) * DRIFT) setTo(stamp.serverNow);
      confirm(stamp);
    },
    now,
    silentMs: () => since(heardAt),
    lateMs: ({ serverNow }) => now() - serverNow,
    unconfirmedMs: () => now() - asOf,
    confirmedAt: () => asOf,
  };
}
