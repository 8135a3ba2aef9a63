// The demonstration goes on: the simulation that `seedDemo` began, sent to the server's own webhook as it happens.
import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DemoState, readDemoState, writeDemoState } from './demo/demo-state.ts';
import { demoStream } from './demo/demo-stream.ts';
import type { Delivery } from './sending/delivery.ts';
import { pause, post } from './sending/sender.ts';

export type FeederOptions = {
  /** The whole webhook URL, token included. */
  webhookUrl: string;
  dataDir: string;
};

/** Starts a child process that feeds until the returned function is called, or until this process dies. */
export function startFeeder({ webhookUrl, dataDir }: FeederOptions): () => Promise<void> {
  const script = fileURLToPath(new URL(`../scripts/feed-demo${extname(import.meta.url)}`, import.meta.url));
  const child = fork(script, [], {
    env: { ...process.env, VIGIA_FEED_URL: webhookUrl, VIGIA_FEED_DATA_DIR: dataDir },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return () => {
    child.kill('SIGTERM');
    return ended;
  };
}

const CALLS_AT_ONCE = 4;
const SAVE_EVERY_MS = 1_000;
const RETRY_MS = [250, 500, 1_000, 2_000] as const;

/** Feeds until the signal says stop. A call that fails is repeated until it succeeds: what is lost here is lost. */
export async function feed({ webhookUrl, dataDir }: FeederOptions, signal: AbortSignal): Promise<void> {
  const state = readDemoState(dataDir);
  if (state === null) throw new Error('The demonstration has not been seeded.');
  const underWay = new Map<Delivery, Promise<void>>();
  let lastDone = state.fedUntil;
  const save = () => writeDemoState(dataDir, { ...state, fedUntil: fedUntil(lastDone, underWay.keys()) });
  const saving = setInterval(save, SAVE_EVERY_MS);
  for (const delivery of unfed(state)) {
    await pause(delivery.dueAt - Date.now(), signal);
    if (underWay.size >= CALLS_AT_ONCE) await Promise.race(underWay.values());
    if (signal.aborted) break;
    const call = deliver(delivery, webhookUrl, signal).then((isDone) => {
      if (!isDone) return;
      underWay.delete(delivery);
      lastDone = Math.max(lastDone, delivery.dueAt);
    });
    underWay.set(delivery, call);
  }
  await Promise.all(underWay.values());
  clearInterval(saving);
  save();
}

function* unfed(state: DemoState): Generator<Delivery, void> {
  for (const delivery of demoStream(state).deliveries) if (delivery.dueAt > state.fedUntil) yield delivery;
}

/** Just before the oldest that is still under way: that one will be sent again. */
function fedUntil(lastDone: number, underWay: Iterable<Delivery>): number {
  return Math.min(lastDone, ...[...underWay].map(({ dueAt }) => dueAt - 1));
}

/** False only where the signal came first. */
async function deliver(delivery: Delivery, url: string, signal: AbortSignal): Promise<boolean> {
  for (let tries = 0; !signal.aborted; tries += 1) {
    const { status } = await post(delivery, { url });
    if (status !== null && status < 500 && status !== 408) return true;
    await pause(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0, signal);
  }
  return false;
}
