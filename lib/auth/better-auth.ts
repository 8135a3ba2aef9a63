// The sign-in library, set up once per process. Nothing outside lib/auth speaks to it, and none of its own routes is
// mounted: app/api/auth names the two that people need.
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { prisma } from '../db/connection/prisma.ts';
import { env } from '../env.ts';
import { log } from '../log.ts';
import { processSingleton } from '../process-singleton.ts';
import { allowedOrigins } from './origin.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './users/password.ts';

/** A sign-in ends after a day, used or not: a board is looked at for hours without a click. */
const LOGIN_LASTS_S = 24 * 60 * 60;

export function auth() {
  return processSingleton('auth', createAuth);
}

function createAuth() {
  const { secret, publicUrl } = env();
  if (secret === undefined)
    throw new Error('VIGIA_SECRET is not set, and the server has not given the stored one.');
  return betterAuth({
    appName: 'Vigia',
    database: prismaAdapter(prisma(), { provider: 'postgresql' }),
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [...allowedOrigins()],
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        locale: { type: 'string', required: false, input: false },
      },
    },
    session: {
      modelName: 'login',
      expiresIn: LOGIN_LASTS_S,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    // Sign-in is limited by sign-in-limit.ts, per account too; the library knows addresses only.
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: 'vigia' },
    logger: { level: 'error', log: writeLog },
  });
}

/** Only what went wrong on our side: sign-in.ts tells of the rest. Details may hold an e-mail address. */
function writeLog(_level: string, message: string, ...details: unknown[]): void {
  const error = details.find((detail) => detail instanceof Error);
  log.error(error === undefined ? {} : { error }, `sign-in library: ${message}`);
}
