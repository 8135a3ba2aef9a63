// Processes killed at random while others go on sending.
import type { FaultGround } from './ground.ts';
import { isAlive, signal } from './processes.ts';
import { lasting, until } from './until.ts';

type Wanted = {
  /** So many kills. */
  kills: number;
  /** Between two kills, in ms. */
  every: readonly [number, number];
  /** Share of the kills that take the primary, or everything, instead of one worker. */
  wholeShare?: number;
};

export type Killed = { workers: number; primaries: number; trees: number };

const NONE = { workers: 0, primaries: 0, trees: 0 };

/** Counts in `killed` as it goes. */
export async function killAtRandom(
  ground: FaultGround,
  { kills, every, wholeShare = 0 }: Wanted,
  killed: Killed = { ...NONE },
): Promise<Killed> {
  const { vigia, random } = ground;
  for (let n = 0; n < kills; n += 1) {
    await lasting(random.whole(...every));
    if (!random.chance(wholeShare)) {
      await killWorker(ground);
      killed.workers += 1;
      continue;
    }
    if (random.chance(0.5)) {
      killed.primaries += 1;
      const all = [vigia.primary(), ...vigia.workers()];
      signal(vigia.primary(), 'SIGKILL');
      await until('the tree without its primary has ended', () => !vigia.isUp() && !all.some(isAlive));
    } else {
      killed.trees += 1;
      await vigia.killAll();
    }
    await startAgain(ground);
  }
  return killed;
}

async function killWorker({ vigia, random }: FaultGround): Promise<void> {
  await until('a worker was killed', () => {
    if (!vigia.isUp()) throw new Error(`the installation ended: ${vigia.log().slice(-3_000)}`);
    const workers = vigia.workers();
    return workers.length > 0 && signal(workers[random.whole(0, workers.length - 1)] ?? 0, 'SIGKILL');
  });
}

/** As a service manager does: again and again while Postgres is away. */
async function startAgain({ vigia }: FaultGround): Promise<void> {
  await until('it has started', () =>
    vigia.start().then(
      () => true,
      (error: unknown) => {
        if (vigia.isUp()) throw error;
        return false;
      },
    ),
  );
}
