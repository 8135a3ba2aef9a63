// Every random choice of a fault run comes from one seed, printed: FAULT_SEED=… makes the same choices again.
import { type Random, randomFrom } from '../../../simulator/model/random.ts';

export type { Random };

const given = Number(process.env.FAULT_SEED);
const seed = Number.isInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 2 ** 31);
/** A later run on the same database still sends ids of its own. */
const startedAt = Date.now();
let salts = 0;

/** A generator of its own for each purpose, in the order of asking. */
export function chance(): Random {
  if (salts === 0) console.info(`FAULT_SEED=${seed}`);
  salts += 1;
  return randomFrom(seed, salts);
}

let lastId = startedAt * 1000;
export const nextId = () => String(++lastId);

export function shuffled<T>(random: Random, all: readonly T[]): T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(random.whole(0, left.length - 1), 1));
}
