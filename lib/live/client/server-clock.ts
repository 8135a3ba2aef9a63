// The server's clock as the browser knows it, and until when the figures on the screen are known to be true.

export type ServerClock = {
  /** A frame came: the server's time now, and when it last knew its board to be complete. */
  hear(stamp: { serverNow: number; asOf: number }): void;
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

/** `wallMs` sees that a laptop has slept, `steadyMs` is deaf to a clock that is set: the larger step counts. */
export function createServerClock(
  initial: { serverNow: number; asOf: number },
  { wallMs = Date.now, steadyMs = () => performance.now() } = {},
): ServerClock {
  let heard = { ...initial, wall: wallMs(), steady: steadyMs() };

  const elapsedMs = () => Math.max(0, wallMs() - heard.wall, steadyMs() - heard.steady);
  // Instants are whole milliseconds everywhere: a link that carries one must be taken back.
  const now = () => heard.serverNow + Math.floor(elapsedMs());
  return {
    hear({ serverNow, asOf }) {
      heard = { serverNow, asOf, wall: wallMs(), steady: steadyMs() };
    },
    now,
    silentMs: elapsedMs,
    lateMs: ({ serverNow }) => now() - serverNow,
    unconfirmedMs: () => now() - heard.asOf,
    confirmedAt: () => heard.asOf,
  };
}
