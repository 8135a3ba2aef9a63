// A start, from the command to a board that lives: it has sessions, and its feed is LIVE.
import { randomBytes } from 'node:crypto';
import type { BoardFigures } from '../../lib/domain/board/board-figures.ts';
import type { Closing } from '../support/closing.ts';
import type { FreshClone } from './fresh-clone.ts';
import { type NpmCommand, runNpm } from './npm-command.ts';
import { type Step, stepsOf } from './steps.ts';

/** `stopMs`: from Ctrl-C until nothing of it runs. */
export type MeasuredStart = { livingMs: number; stopMs: number; steps: Step[] };

const LOOK_MS = 50;

type Wanted = { clone: FreshClone; port: number; withinMs: number };

export async function measureDemo(
  { clone, port, withinMs }: Wanted,
  closing: Closing,
): Promise<MeasuredStart> {
  const apiToken = randomBytes(24).toString('base64url');
  const env = { PORT: String(port), VIGIA_API_TOKEN: apiToken };
  const demo = runNpm({ clone, args: ['run', 'demo'], env }, closing);
  await until(demo, withinMs, () => isLiving(port, apiToken));
  const livingMs = performance.now() - demo.startedAt;
  const stoppedAt = performance.now();
  await demo.interrupt();
  return { livingMs, stopMs: performance.now() - stoppedAt, steps: stepsOf(demo.said, livingMs) };
}

/** What nobody can spare the newcomer: `npm ci` of the same packages, alone. */
export async function measureInstall(
  { clone, withinMs }: Omit<Wanted, 'port'>,
  closing: Closing,
): Promise<number> {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const install = runNpm({ clone, args }, closing);
  await until(install, withinMs, async () => install.exitCode() === 0);
  return performance.now() - install.startedAt;
}

async function until(command: NpmCommand, withinMs: number, isDone: () => Promise<boolean>): Promise<void> {
  while (performance.now() - command.startedAt < withinMs) {
    if (await isDone()) return;
    if (command.exitCode() !== null) throw new Error(`npm ended early with code ${command.exitCode()}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`npm was not done within ${withinMs / 1_000} s.`);
}

async function isLiving(port: number, apiToken: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${apiToken}` };
  const answer = await fetch(`http://127.0.0.1:${port}/api/board`, { headers }).catch(() => null);
  if (!answer?.ok) return false;
  const { sessionsByStatus, feed } = (await answer.json()) as BoardFigures & { feed: { state: string } };
  return feed.state === 'LIVE' && Object.values(sessionsByStatus).some((sessions) => sessions > 0);
}
