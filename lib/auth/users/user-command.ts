// `npm run user`: what was typed, and what becomes of it. scripts/user.ts gives it a database and a terminal.
import { parseArgs } from 'node:util';
import { RequestError } from '../../errors.ts';
import { generatedPassword } from './password.ts';
import {
  createUser,
  listUsers,
  type Person,
  type Role,
  removeUser,
  resetPassword,
  setRole,
} from './users.ts';

export const USAGE = `Usage: npm run user -- <command>

  add <e-mail> [--name <name>] [--role admin|viewer]   a new person; a viewer unless told otherwise
  reset <e-mail>                                       a new password; ends every sign-in of the person
  role <e-mail> admin|viewer                           what the person may do; takes effect at once
  remove <e-mail>                                      ends every sign-in of the person too
  list                                                 everybody

add and reset make a password and print it once. To choose one yourself, add --ask (it is not shown while
you type) or --password <password> (it stays in the history of your shell).`;

export type Command =
  | { kind: 'help' }
  | { kind: 'list' }
  | { kind: 'add'; email: string; name: string; role: Role; password: PasswordWish }
  | { kind: 'reset'; email: string; password: PasswordWish }
  | { kind: 'role'; email: string; role: Role }
  | { kind: 'remove'; email: string };

type PasswordWish = { kind: 'generated' } | { kind: 'asked' } | { kind: 'given'; password: string };

/** Throws RequestError, with words for who typed it. */
export function commandFrom(args: readonly string[]): Command {
  const { values, positionals } = parsed(args);
  const [verb, email = '', role, ...more] = positionals;
  if (values.help || verb === undefined || verb === 'help') return { kind: 'help' };
  if (verb === 'list' && email === '') return { kind: 'list' };
  if (email === '' || more.length > 0 || (role !== undefined && verb !== 'role')) throw mistake();
  const password = passwordWish(values);
  switch (verb) {
    case 'add':
      return {
        kind: 'add',
        email,
        name: values.name ?? '',
        role: roleFrom(values.role ?? 'viewer'),
        password,
      };
    case 'reset':
      return { kind: 'reset', email, password };
    case 'role':
      return { kind: 'role', email, role: roleFrom(role ?? values.role) };
    case 'remove':
      return { kind: 'remove', email };
    default:
      throw mistake(`There is no command "${verb}".`);
  }
}

/** Does it, and returns what to print. `ask` reads a password that is not shown. */
export async function runCommand(command: Command, ask: () => Promise<string>): Promise<string> {
  switch (command.kind) {
    case 'help':
      return USAGE;
    case 'list':
      return tableOf(await listUsers());
    case 'add': {
      const { email, name, role } = command;
      const { password, line } = await passwordOf(command.password, ask);
      await createUser({ email, name, role, password });
      return `${email} can sign in now, as ${role === 'admin' ? 'an administrator' : 'a viewer'}.${line}`;
    }
    case 'reset': {
      const { password, line } = await passwordOf(command.password, ask);
      await resetPassword(command.email, password);
      return `${command.email} has a new password, and is signed out everywhere.${line}`;
    }
    case 'role':
      await setRole(command.email, command.role);
      return `${command.email} is ${command.role === 'admin' ? 'an administrator' : 'a viewer'} now.`;
    case 'remove':
      await removeUser(command.email);
      return `${command.email} is removed, and signed out everywhere.`;
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        role: { type: 'string' },
        password: { type: 'string' },
        ask: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw mistake(error instanceof Error ? error.message.split('. ')[0] : undefined);
  }
}

function passwordWish({ ask, password }: { ask?: boolean; password?: string }): PasswordWish {
  if (password !== undefined) return { kind: 'given', password };
  return ask ? { kind: 'asked' } : { kind: 'generated' };
}

async function passwordOf(
  wish: PasswordWish,
  ask: () => Promise<string>,
): Promise<{ password: string; line: string }> {
  switch (wish.kind) {
    case 'given':
      return { password: wish.password, line: '' };
    case 'asked':
      return { password: await ask(), line: '' };
    case 'generated': {
      const password = generatedPassword();
      return { password, line: `\n\n  Password   ${password}   (shown this once)\n` };
    }
  }
}

function roleFrom(word: string | undefined): Role {
  if (word === 'admin' || word === 'viewer') return word;
  throw mistake(`A role is admin or viewer${word === undefined ? '' : `, not "${word}"`}.`);
}

function tableOf(people: readonly Person[]): string {
  if (people.length === 0) return 'Nobody yet. The first start makes an administrator.';
  const rows = people.map(({ email, name, role, createdAt }) => [
    email,
    name,
    role,
    `since ${new Date(createdAt).toISOString().slice(0, 10)}`,
  ]);
  const widths = [0, 1, 2].map((place) => Math.max(...rows.map((row) => row[place]?.length ?? 0)));
  return rows.map((row) => row.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join('   ')).join('\n');
}

function mistake(what?: string): RequestError {
  return new RequestError(400, 'usage', what === undefined ? USAGE : `${what}\n\n${USAGE}`);
}
