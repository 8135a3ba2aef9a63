import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { beforeEach, expect, it, vi } from 'vitest';
import { isReady, readiness } from './readiness.ts';

vi.mock('node:fs/promises', async (original) => ({ ...(await original<object>()), statfs: vi.fn() }));

beforeEach(() => {
  process.env.VIGIA_DATA_DIR = tmpdir();
  Object.assign(readiness(), { acceptsWebhooks: true, draining: false });
});

const diskWithFree = (bavail: number) =>
  vi.mocked(statfs).mockResolvedValue({ bavail, blocks: 1_000 } as Awaited<ReturnType<typeof statfs>>);

it('is ready while 5 % of the disk are free, and not below', async () => {
  diskWithFree(50);
  expect(await isReady()).toBe(true);
  diskWithFree(49);
  expect(await isReady()).toBe(false);
});

it('is ready on a file system that does not tell its size', async () => {
  vi.mocked(statfs).mockResolvedValue({ bavail: 0, blocks: 0 } as Awaited<ReturnType<typeof statfs>>);
  expect(await isReady()).toBe(true);
});
