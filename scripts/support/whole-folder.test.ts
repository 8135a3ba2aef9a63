import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from './root.mjs';
import { replaceWhole } from './whole-folder.mjs';

const PLACE = `dist-of-test-${process.pid}`;
const here = join(root, PLACE);
const module = () => readFileSync(join(here, 'module.js'), 'utf8');

beforeEach(() => {
  mkdirSync(here);
  for (const name of ['module.js', 'BUILD']) writeFileSync(join(here, name), 'old');
});
afterEach(() => {
  for (const folder of [here, join(root, 'node_modules', `.vigia-${PLACE}.new`)])
    rmSync(folder, { recursive: true, force: true });
});

it('keeps what is there until all of the new is made, and nothing of it then', async () => {
  await replaceWhole(PLACE, async (fresh: string) => {
    writeFileSync(join(fresh, 'module.js'), 'new');
    expect(module()).toBe('old');
  });
  expect(module()).toBe('new');
  expect(readdirSync(here)).toEqual(['module.js']);
  expect(existsSync(join(root, 'node_modules', `.vigia-${PLACE}.old`))).toBe(false);
});

it('keeps what is there where the new cannot be made, and begins afresh the next time', async () => {
  const failing = replaceWhole(PLACE, async (fresh: string) => {
    writeFileSync(join(fresh, 'half.js'), '');
    throw new Error('it does not compile');
  });
  await expect(failing).rejects.toThrow('it does not compile');
  expect(module()).toBe('old');
  await replaceWhole(PLACE, async (fresh: string) => expect(readdirSync(fresh)).toEqual([]));
});

it('makes the first one', async () => {
  rmSync(here, { recursive: true });
  await replaceWhole(PLACE, async (fresh: string) => writeFileSync(join(fresh, 'module.js'), 'first'));
  expect(module()).toBe('first');
});
