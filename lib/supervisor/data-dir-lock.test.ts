import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { dataDirOwner, lockDataDir } from './data-dir-lock.ts';

const parent = mkdtempSync(join(tmpdir(), 'vigia-lock-'));
const newDir = () => mkdtempSync(join(parent, 'data-'));
afterAll(() => rmSync(parent, { recursive: true }));

it('gives a folder to one process at a time', () => {
  const dir = newDir();
  const lock = lockDataDir(dir);
  expect(dataDirOwner(dir)).toBe(process.pid);
  expect(() => lockDataDir(dir)).toThrow(`Another Vigia (process ${process.pid}) is using ${dir}`);
  lock.release();
  expect(dataDirOwner(dir)).toBeNull();
  lockDataDir(dir).release();
  expect(readdirSync(dir)).toEqual([]);
});

it('takes over from a process that was killed', () => {
  const dir = newDir();
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(dir, 'vigia.lock'), JSON.stringify({ pid, startedAt: '123' }));
  expect(() => lockDataDir(dir).release()).not.toThrow();
});

it('is not deceived by a later process with the same number', () => {
  const dir = newDir();
  writeFileSync(join(dir, 'vigia.lock'), JSON.stringify({ pid: process.pid, startedAt: '123' }));
  expect(dataDirOwner(dir)).toBeNull();
  expect(() => lockDataDir(dir).release()).not.toThrow();
});

it('ignores a lock that a power cut left empty', () => {
  const dir = newDir();
  writeFileSync(join(dir, 'vigia.lock'), '');
  expect(() => lockDataDir(dir).release()).not.toThrow();
});
