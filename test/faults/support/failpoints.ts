// A crash at exactly one step of the product's own code, and the circumstances in which that step is reached.
import type { Failpoint } from '../../../lib/failpoint.ts';
import { watchBoard } from './board-watch.ts';
import type { FaultGround } from './ground.ts';
import { isAlive } from './processes.ts';
import { until } from './until.ts';
import { replaySuspects } from './verify.ts';

export const FAILPOINTS: readonly Failpoint[] = [
  ...(['headers read', 'body read', 'before insert', 'insert sent', 'delivery committed'] as const),
  ...(['delivery answered', 'deliveries claimed', 'events recorded', 'batch projected'] as const),
  ...(['batch committed', 'frame sent', 'spool written', 'spool synced', 'spool drained'] as const),
];

/** Characters of the end: enough for what went wrong last. */
const LOG_KEPT = 4_000;

/** Sends until a worker has died there, and ends the whole tree. */
export async function crashAt(ground: FaultGround, name: Failpoint, nth: number): Promise<void> {
  const { vigia, proxy, random } = ground;
  await vigia.start({ VIGIA_FAILPOINT: `${name}:${nth}` });
  const board = watchBoard(vigia);
  const workers = vigia.workers();
  const hasDied = () => !workers.every(isAlive);
  const sender = ground.send({ connections: 4, eventsAtMost: 3 });
  try {
    if (name.startsWith('spool ')) await blinkUntil(ground, hasDied);
    else await until(`a worker died at "${name}"`, hasDied);
    await (random.chance(0.5) ? vigia.killAll() : vigia.stop());
  } catch (error) {
    throw new Error(`${String(error)}, and Vigia said: ${vigia.log().slice(-LOG_KEPT)}`);
  } finally {
    proxy.set({ kind: 'open' });
    board.close();
    await sender.stop();
  }
}

/** Starts as a customer would after a crash, and proves that all is as promised; what it found, in words. */
export async function recoverFrom(ground: FaultGround): Promise<string> {
  await ground.vigia.start();
  const n = await replaySuspects(ground);
  const { promised, stored } = await ground.verify();
  return `${stored} events stored, ${promised} promised, ${n} set aside and replayed`;
}

/** Postgres goes and comes, so that deliveries are spooled and drained again and again. */
async function blinkUntil({ vigia, proxy }: FaultGround, hasDied: () => boolean): Promise<void> {
  while (!hasDied()) {
    proxy.set({ kind: 'gone' });
    await until('something was spooled', () => hasDied() || vigia.spooled().length > 0);
    proxy.set({ kind: 'open' });
    await until('the spool was drained', () => hasDied() || vigia.spooled().length === 0);
  }
}
