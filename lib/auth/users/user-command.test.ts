import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as signIn } from '../../../app/api/auth/sign-in/email/route.ts';
import type { TestDatabase } from '../../../test/postgres.ts';
import { ADMIN, ask, openPeople, PASSWORD, sent, VIEWER } from '../testing/people.ts';
import { commandFrom, runCommand } from './user-command.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openPeople();
});
afterAll(() => database?.drop());

const typed = (line: string) => runCommand(commandFrom(line.split(' ')), async () => 'typed at the prompt');

async function signsIn(email: string, password: string): Promise<boolean> {
  const body = { email, password };
  return (await ask(signIn, sent('/api/auth/sign-in/email', { method: 'POST', body }))).ok;
}

describe('npm run user', () => {
  it('adds a viewer with a password that it prints once', async () => {
    const words = await typed('add rui@example.com --name Rui');
    const [, password = ''] = /Password {3}(\S+)/.exec(words) ?? [];
    expect(words).toContain('rui@example.com can sign in now, as a viewer.');
    expect(await signsIn('rui@example.com', password)).toBe(true);
    expect(await typed('list')).not.toContain(password);
  });

  it('takes a password of your own, from the prompt or the line', async () => {
    expect(await typed('add bia@example.com --role admin --ask')).not.toContain('typed');
    expect(await signsIn('bia@example.com', 'typed at the prompt')).toBe(true);
    await typed('reset bia@example.com --password on-the-line-it-is');
    expect(await signsIn('bia@example.com', 'on-the-line-it-is')).toBe(true);
  });

  it('resets, changes roles, removes and lists', async () => {
    expect(await typed(`reset ${VIEWER}`)).toMatch(/new password[\s\S]+shown this once/);
    expect(await signsIn(VIEWER, PASSWORD)).toBe(false);
    await typed(`role ${VIEWER} admin`);
    expect(await typed('list')).toMatch(/vera@example\.com +Vera +admin +since \d{4}-\d\d-\d\d/);
    await typed(`remove ${VIEWER}`);
    expect(await typed('list')).not.toContain(VIEWER);
    expect(await typed('list')).toContain(ADMIN);
  });

  it('says what is wrong with what was typed', async () => {
    for (const [line, words] of [
      ['ad x@example.com', 'There is no command "ad".'],
      ['add', 'Usage:'],
      ['add nobody', 'is not an e-mail address'],
      ['add x@example.com --role boss', 'A role is admin or viewer, not "boss".'],
      ['add x@example.com --password short', 'at least 12 characters'],
      [`add ${ADMIN}`, 'already'],
      ['reset nobody@example.com', 'There is nobody with the address nobody@example.com.'],
      ['role', 'Usage:'],
      ['list --all', "Unknown option '--all'"],
      ['remove a@example.com b@example.com', 'Usage:'],
    ] as const) {
      await expect((async () => typed(line))(), line).rejects.toThrow(words);
    }
  });
});
