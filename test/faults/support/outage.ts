// Ways in which Postgres may fail for a while.
import type { FaultGround } from './ground.ts';
import { lasting } from './until.ts';

const KINDS = ['stopped', 'frozen', 'slow', 'narrow', 'stalled', 'deaf', 'gone', 'cut at COMMIT'] as const;
export type Outage = (typeof KINDS)[number];

/** One of them, for so long; settles when it is over. */
export async function sufferOutage(ground: FaultGround, ms: number): Promise<Outage> {
  const kind = ground.random.pick(KINDS);
  await suffer(ground, kind, ms);
  return kind;
}

async function suffer({ postgres, proxy }: FaultGround, kind: Outage, ms: number): Promise<void> {
  switch (kind) {
    case 'stopped':
      await postgres.crash();
      await lasting(ms);
      return postgres.start();
    case 'frozen':
      await postgres.freeze();
      await lasting(ms);
      return postgres.thaw();
    case 'cut at COMMIT':
      proxy.cutAfter(['insert deliveries', 'COMMIT'], 10);
      await lasting(ms);
      return proxy.cutAfter([], 0);
    case 'slow':
      proxy.set({ kind: 'slow', ms: 500 });
      break;
    case 'narrow':
      proxy.set({ kind: 'narrow', bytesPerSecond: 4_096 });
      break;
    case 'stalled':
      proxy.set({ kind: 'frozen' });
      break;
    case 'deaf':
      proxy.set({ kind: 'deaf' });
      break;
    case 'gone':
      proxy.set({ kind: 'gone' });
      break;
  }
  await lasting(ms);
  proxy.set({ kind: 'open' });
}
