import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createShutdown, type Shutdown } from './shutdown.ts';

const done: string[] = [];
let exited: Promise<number>;
let shutdown: Shutdown;

beforeEach(() => {
  done.length = 0;
  exited = new Promise((resolve) => {
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      resolve(Number(code));
      return undefined as never;
    });
  });
  shutdown = createShutdown({ signals: ['SIGUSR2'], limitMs: 1000 });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.removeAllListeners('SIGUSR2');
});

const step = (name: string) => async () => {
  done.push(name);
};

it('undoes the steps in reverse order when a signal comes, and ends with code 0', async () => {
  for (const name of ['lock', 'database', 'workers']) shutdown.add(step(name));
  process.emit('SIGUSR2');
  process.emit('SIGUSR2');
  expect(await exited).toBe(0);
  expect(done).toEqual(['workers', 'database', 'lock']);
});

it('undoes the other steps although one fails', async () => {
  shutdown.add(step('lock'));
  shutdown.add(() => Promise.reject(new Error('no')));
  void shutdown.stop(1);
  expect(await exited).toBe(1);
  expect(done).toEqual(['lock']);
});

it('lets a boot that is under way end first, so that what it has just started is stopped too', async () => {
  let start: () => void = () => undefined;
  const boot = new Promise<void>((resolve) => {
    start = resolve;
  }).then(() => shutdown.add(step('database')));
  shutdown.waitFor(boot);
  void shutdown.stop(0);
  start();
  await exited;
  expect(done).toEqual(['database']);
});

it('ends a wait as soon as it is told to stop', async () => {
  const wait = shutdown.unlessStopping(new Promise(() => undefined));
  void shutdown.stop(0);
  await expect(wait).rejects.toThrow();
});
