import { usageOf } from '../../support/processes/usage.ts';

export type MemoryWatch = { peak(): number | null; stop(): void };

const LOOK_EVERY_MS = 500;

/** The most that a process tree held at once, as far as looking now and then tells; null where the system does not say. */
export function watchMemory(root: number): MemoryWatch {
  let most: number | null = null;
  const look = () => {
    const { memoryBytes } = usageOf(root);
    if (memoryBytes !== null) most = Math.max(most ?? 0, memoryBytes);
  };
  look();
  const looking = setInterval(look, LOOK_EVERY_MS);
  return { peak: () => most, stop: () => clearInterval(looking) };
}
