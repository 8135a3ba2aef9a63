import { isUnavailable } from './failure.ts';

const AWAY = /NotReachable|Timeout|ConnectionClosed|TooManyConnections|TlsConnection/;

/** Like `isUnavailable`, for what comes through Prisma, whose own codes look like those of Postgres. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error) || !('clientVersion' in error)) return isUnavailable(error);
  const code = 'code' in error ? String(error.code) : '';
  if (/^(P10|P2024|P2028)/.test(code)) return true;
  const cause = driverCauseOf(error);
  return (
    AWAY.test(cause.kind ?? '') || isUnavailable(Object.assign(new Error(), { code: cause.originalCode }))
  );
}

type DriverCause = { kind?: string; originalCode?: string };

/** What the driver said, which Prisma's types leave out. */
function driverCauseOf(error: Error): DriverCause {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: DriverCause } } };
  return meta?.driverAdapterError?.cause ?? {};
}
