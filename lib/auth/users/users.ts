// People who may look. Sign-up is closed: they are added by `npm run user` or by the first start.
import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import * as rows from '../../db/installation/users.ts';
import { RequestError } from '../../errors.ts';
import { NewPassword } from './password.ts';

export type Role = 'admin' | 'viewer';
export type NewUser = { email: string; password: string; name: string; role: Role };
export type Person = rows.UserRow;

/** Throws RequestError where the e-mail address is taken or malformed, or the password is too short or too long. */
export async function createUser({ email, password, name, role }: NewUser): Promise<void> {
  const address = emailOf(email);
  const user = { id: randomUUID(), email: address, name: name.trim() || address, role };
  const isNew = await rows.insertUser({ ...user, hash: await hashOf(password) });
  if (!isNew) throw new RequestError(409, 'taken', `There is a person with the address ${address} already.`);
}

export function listUsers(): Promise<Person[]> {
  return rows.listUsers();
}

/** Ends every sign-in of the person. */
export async function resetPassword(email: string, password: string): Promise<void> {
  const address = emailOf(email);
  checkKnown(await rows.replacePassword(address, await hashOf(password)), address);
}

/** Takes effect at once, in open boards too. */
export async function setRole(email: string, role: Role): Promise<void> {
  const address = emailOf(email);
  checkKnown(await rows.updateRole(address, role), address);
}

/** Ends every sign-in of the person too. */
export async function removeUser(email: string): Promise<void> {
  const address = emailOf(email);
  checkKnown(await rows.deleteUser(address), address);
}

function checkKnown(outcome: rows.UserChange, email: string): void {
  switch (outcome) {
    case 'done':
      return;
    case 'unknown':
      throw new RequestError(404, 'not_found', `There is nobody with the address ${email}.`);
    case 'last_admin':
      throw new RequestError(
        409,
        'last_admin',
        `${email} is the only administrator. Make another one first.`,
      );
  }
}

function emailOf(email: string): string {
  const address = z.email().max(320).safeParse(email.trim().toLowerCase());
  if (address.success) return address.data;
  throw new RequestError(400, 'bad_email', `"${email}" is not an e-mail address.`);
}

async function hashOf(password: string): Promise<string> {
  const checked = NewPassword.safeParse(password);
  if (checked.success) return hashPassword(checked.data);
  throw new RequestError(
    400,
    'bad_password',
    checked.error.issues[0]?.message ?? 'This password cannot be used.',
  );
}
