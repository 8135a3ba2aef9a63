import pino from 'pino';
import { processSingleton } from './process-singleton.ts';

const SECRET_FIELDS = [
  ...['token', 'password', 'secret', 'authorization', 'cookie', 'databaseUrl', 'url', 'headers'],
  ...['body', 'text', 'element', 'facts', 'contactName', 'authorName', 'name', 'email'],
];

/**
 * JSON lines on stderr, so that stdout stays readable at the first start. Written at once: a line must not be lost with
 * the process. Never pass tokens, passwords, names of people or message text; the field names above are a second net.
 */
export const log = processSingleton('log', () =>
  pino(
    {
      level: process.env.NODE_ENV === 'test' ? 'silent' : 'info',
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
      serializers: { err: describeError, error: describeError },
    },
    pino.destination({ dest: 2, sync: true }),
  ),
);

type ErrorDescription = { type: string; code?: string; message: string; stack?: string };

/** What of an error may be logged. Database errors carry values in `detail`, `where` and later lines of the message. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: scrubbed(String(error)) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    ...(code && { code }),
    message: scrubbed(error.message),
    ...(frames?.length && { stack: frames.slice(0, 12).join('\n') }),
  };
}

const CREDENTIALS = /\b(\w+:\/\/)[^\s/@]+@/g;
const WEBHOOK_TOKEN = /(\/zoho-desk\/)[^\s/?"']+/g;

function scrubbed(message: string): string {
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  // Prisma prints the call with its values first and the reason on the last line.
  const line = (lines.at(-1) ?? '').trim().slice(0, 300);
  return line.replace(CREDENTIALS, '$1[redacted]@').replace(WEBHOOK_TOKEN, '$1[redacted]');
}
