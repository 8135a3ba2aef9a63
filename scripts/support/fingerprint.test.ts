import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint.mjs';
import { root } from './root.mjs';

mkdirSync(join(root, 'test-results'), { recursive: true });
const folder = mkdtempSync(join(root, 'test-results', 'fingerprint-'));
const here = [relative(root, folder)];
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
afterAll(() => rmSync(folder, { recursive: true }));

it('changes with a name or a byte, and not with a time or a test', () => {
  write('a.ts', '1');
  const before = fingerprintOf(here);
  utimesSync(join(folder, 'a.ts'), 1, 1);
  write('a.test.ts', 'expect');
  expect(fingerprintOf(here)).toBe(before);
  write('a.ts', '2');
  expect(fingerprintOf(here)).not.toBe(before);
  write('a.ts', '1');
  write('b.ts', '');
  expect(fingerprintOf(here)).not.toBe(before);
});

it('takes a folder that is not there for an empty one', () => {
  expect(fingerprintOf(['no-such-folder'])).toBe(fingerprintOf([]));
});
