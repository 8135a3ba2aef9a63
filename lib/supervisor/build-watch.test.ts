import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchBuild } from './build-watch.ts';

let root: string;
let takes: boolean;
let taken: number;
let unwatch: () => void;

function build(name: string): void {
  for (const folder of ['dist', '.next']) writeFileSync(join(root, folder, 'BUILD'), name);
}

beforeEach(() => {
  vi.useFakeTimers();
  root = mkdtempSync(join(tmpdir(), 'vigia-build-'));
  for (const folder of ['dist', '.next']) mkdirSync(join(root, folder));
  build('1');
  takes = true;
  taken = 0;
  unwatch = watchBuild(root, async () => {
    taken += 1;
    return takes;
  });
});
afterEach(() => {
  unwatch();
  vi.useRealTimers();
  rmSync(root, { recursive: true });
});

it('takes a new build once, when it is complete', async () => {
  rmSync(join(root, '.next', 'BUILD'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(taken).toBe(0);
  build('2');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(taken).toBe(1);
  build('3');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(taken).toBe(2);
});

it('tries a build again that could not be taken', async () => {
  takes = false;
  build('2');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(taken).toBe(1);
  takes = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(taken).toBe(2);
});
