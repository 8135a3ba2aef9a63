import { BlockList, isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { processSingleton } from './process-singleton.ts';

const ZOHO_DATA_CENTRES = ['com', 'eu', 'in', 'com.au', 'jp', 'com.cn', 'sa', 'ca'] as const;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((value) => /^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);

const text = (least: number, most: number) =>
  z
    .string()
    .min(least, `must have at least ${least} characters`)
    .max(most, `must have at most ${most} characters`);

const variables = z.object({
  PORT: wholeNumber(1, 65535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address or a host name')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine((value) => isUrlOf(value, ['postgres:', 'postgresql:']), {
      error: 'must look like postgresql://user:password@host:5432/database',
    })
    .optional(),
  VIGIA_DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(path)),
  VIGIA_SPOOL_MAX_MB: wholeNumber(1, 999_999).default(1024),
  WORKERS: wholeNumber(1, 64).default(() => Math.max(2, availableParallelism())),
  VIGIA_PUBLIC_URL: z
    .string()
    .refine((value) => isUrlOf(value, ['http:', 'https:']) && isOriginOnly(value), {
      error: 'must be an http or https address without a path, as https://vigia.example.com',
    })
    .transform((value) => new URL(value).origin)
    .optional(),
  VIGIA_SECRET: text(16, 512).optional(),
  VIGIA_ADMIN_EMAIL: z.email('must be an e-mail address').toLowerCase().optional(),
  VIGIA_ADMIN_PASSWORD: text(12, 128).optional(),
  VIGIA_ORG_ID: z
    .string()
    .regex(/^[\w-]{1,50}$/, 'must be the id of a Zoho Desk organisation')
    .optional(),
  VIGIA_WEBHOOK_TOKEN: z
    .string()
    .regex(/^[\w.~-]{1,200}$/, 'may hold letters, digits and - . _ ~ only, at most 200')
    .optional(),
  VIGIA_API_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{1,512}$/, 'may hold visible ASCII characters only, at most 512')
    .optional(),
  VIGIA_ZOHO_DC: z.enum(ZOHO_DATA_CENTRES, `must be one of ${ZOHO_DATA_CENTRES.join(', ')}`).optional(),
  TZ_DEFAULT: z
    .string()
    .refine(isTimeZone, { error: 'must be a time zone, as UTC or America/Sao_Paulo' })
    .default('UTC'),
  VIGIA_DEMO: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  VIGIA_TRUSTED_PROXY: z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isAddressOrNetwork), {
      error: 'must be addresses or networks, separated by commas, as 10.0.0.5,192.168.0.0/16',
    })
    .default([]),
});

const settings = variables.transform((read) => ({
  port: read.PORT,
  host: read.HOST,
  /** Undefined only in the primary before its embedded Postgres is up; children always have it. */
  databaseUrl: read.DATABASE_URL,
  dataDir: read.VIGIA_DATA_DIR,
  spoolMaxBytes: read.VIGIA_SPOOL_MAX_MB * 1024 * 1024,
  workers: read.WORKERS,
  /** An origin: no path, no slash at the end. */
  publicUrl: read.VIGIA_PUBLIC_URL ?? addressOf(read.HOST, read.PORT),
  /** The server gives its children the stored one where the variable is unset. */
  secret: read.VIGIA_SECRET,
  adminEmail: read.VIGIA_ADMIN_EMAIL,
  adminPassword: read.VIGIA_ADMIN_PASSWORD,
  orgId: read.VIGIA_ORG_ID,
  webhookToken: read.VIGIA_WEBHOOK_TOKEN,
  apiToken: read.VIGIA_API_TOKEN,
  /** Undefined: as the source has it. */
  zohoDc: read.VIGIA_ZOHO_DC,
  tzDefault: read.TZ_DEFAULT,
  demo: read.VIGIA_DEMO === '1',
  /** Addresses and networks whose X-Forwarded-For is believed. */
  trustedProxy: read.VIGIA_TRUSTED_PROXY,
}));

export type Env = z.infer<typeof settings>;

/** The settings of this process, read on first use (`next build` loads modules where no variable is set). */
export function env(): Env {
  return processSingleton('env', () => envFrom(process.env));
}

/** Throws an Error named EnvError with one line per mistake. An empty variable is an unset one. */
export function envFrom(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const read = settings.safeParse(given);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  throw Object.assign(new Error(lines.join('\n')), { name: 'EnvError' });
}

function addressOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
  return new URL(`http://${name}:${port}`).origin;
}

function isUrlOf(value: string, protocols: readonly string[]): boolean {
  return value.includes('://') && URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function isOriginOnly(value: string): boolean {
  const url = new URL(value);
  return url.pathname === '/' && !url.search && !url.hash && !url.username;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isAddressOrNetwork(part: string): boolean {
  const [address = '', bits] = part.split('/');
  const family = isIP(address);
  if (family === 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

/** For `VIGIA_TRUSTED_PROXY`: what `env().trustedProxy` names, ready to be asked. */
export function blockListOf(parts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const part of parts) {
    const [address = '', bits] = part.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
