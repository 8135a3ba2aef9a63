import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { log } from '../log.ts';
import { forgetRefusals, lastRefusal, noteRefusal } from './refusals.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'vigia-refusals-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dataDir, { recursive: true, force: true });
});

it('knows when the last delivery was refused, until one is kept', () => {
  expect(lastRefusal(dataDir)).toBeNull();
  noteRefusal(dataDir, 1_000);
  noteRefusal(dataDir, 2_500);
  expect(lastRefusal(dataDir)).toBe(2_500);
  forgetRefusals(dataDir);
  forgetRefusals(dataDir);
  expect(lastRefusal(dataDir)).toBeNull();
});

it('does not fail a request where the disk takes nothing', () => {
  const warned = vi.spyOn(log, 'warn').mockReturnValue(undefined);
  rmSync(dataDir, { recursive: true });
  writeFileSync(dataDir, '');
  noteRefusal(dataDir, 1_000);
  expect(warned).toHaveBeenCalledOnce();
});
