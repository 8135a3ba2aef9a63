import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_DIR } from './binaries.ts';
import { postgresHomeIn } from './home.ts';
import { isReachable } from './user.ts';

let parent: string;
let dataDir: string;
let made: string[];
let said: string[];

beforeEach(() => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), 'vigia-home-')));
  dataDir = join(parent, 'data');
  mkdirSync(dataDir);
  made = [parent];
  said = [];
});
afterEach(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function homeIn(folder: string) {
  const { home, user } = postgresHomeIn(folder, (line) => said.push(line));
  if (home !== folder) made.push(home);
  return { home, user };
}

// Only root needs another user for Postgres, and can take a folder from him.
describe.skipIf(process.getuid?.() !== 0)('the home of Postgres, started by root', () => {
  it('is below /var/lib/vigia where the service user cannot reach the data folder, and the start says so', () => {
    const { home, user } = homeIn(dataDir);
    expect(dirname(home)).toBe(SYSTEM_DIR);
    expect(isReachable(user, join(home, '.'), 'x')).toBe(true);
    expect(statSync(home).mode & 0o777).toBe(0o711);
    expect(said).toEqual([expect.stringContaining(`cannot reach ${dataDir}: its files go to ${home}.`)]);
  });

  it('stays where it is, without another word', () => {
    const { home } = homeIn(dataDir);
    mkdirSync(join(home, 'pg'));
    expect(homeIn(dataDir).home).toBe(home);
    expect(said.length).toBe(1);
  });

  it('is a new one for whoever removes the data folder', () => {
    const { home } = homeIn(dataDir);
    rmSync(dataDir, { recursive: true });
    mkdirSync(dataDir);
    expect(homeIn(dataDir).home).not.toBe(home);
  });
});

it('is the data folder where that can be reached', () => {
  // As /tmp is, unlike the folder that mkdtemp makes.
  const open = realpathSync(mkdtempSync(join(tmpdir(), 'vigia-open-')));
  made.push(open);
  expect(homeIn(open).home).toBe(open);
  expect(existsSync(join(open, 'pg.path'))).toBe(false);
  expect(said).toEqual([]);
});
