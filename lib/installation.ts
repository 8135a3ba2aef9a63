import { randomBytes } from 'node:crypto';
import { createUser } from './auth/users/users.ts';
import { hasSources, hasUsers, keepSecret } from './db/installation/installation.ts';
import { applySourceVariables } from './db/installation/source-variables.ts';
import { ensureSource } from './db/installation/sources.ts';
import type { Env } from './env.ts';
import type { Prepared } from './supervisor/messages.ts';

/** Creates what every installation has: a secret, a webhook source, an administrator. What is there stays. */
export async function ensureInstallation(settings: Env, say: (line: string) => void): Promise<Prepared> {
  const secret = settings.secret ?? (await keepSecret(randomToken()));
  // The administrator's password is hashed by the sign-in library, which wants the secret in the environment.
  process.env.VIGIA_SECRET = secret;
  const webhookToken = await ensureFirstSource(settings);
  await applySourceVariables(settings, say);
  return { secret, webhookToken, admin: await ensureFirstAdministrator(settings) };
}

async function ensureFirstSource(settings: Env): Promise<string | null> {
  if (await hasSources()) return null;
  const token = settings.webhookToken ?? randomToken();
  await ensureSource({ orgId: settings.orgId ?? null, token });
  return token;
}

async function ensureFirstAdministrator(settings: Env): Promise<Prepared['admin']> {
  if (await hasUsers()) return null;
  const email = settings.adminEmail ?? 'admin@vigia.local';
  const generated = settings.adminPassword === undefined ? randomBytes(12).toString('base64url') : null;
  const password = settings.adminPassword ?? generated ?? '';
  await createUser({ email, password, name: 'Administrator', role: 'admin' });
  return { email, password: generated };
}

/** 192 bits. */
function randomToken(): string {
  return randomBytes(24).toString('base64url');
}
