import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Written last by a build: they name what it was made from. */
const STAMPS = ['dist/BUILD', '.next/BUILD'];
const EVERY_MS = 2_000;
/** Each try costs a process. */
const AGAIN_MS = 20_000;

/** `take` is given each build that is complete and differs from the running one, until it says that it took it. */
export function watchBuild(root: string, take: () => Promise<boolean>): () => void {
  let running = stampsIn(root);
  let notBefore = 0;
  const timer = setInterval(async () => {
    const present = stampsIn(root);
    if (present === null || present === running || performance.now() < notBefore) return;
    notBefore = Number.POSITIVE_INFINITY;
    const isTaken = await take();
    if (isTaken) running = present;
    notBefore = isTaken ? 0 : performance.now() + AGAIN_MS;
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Null while a build is under way. */
function stampsIn(root: string): string | null {
  try {
    return STAMPS.map((stamp) => readFileSync(join(root, stamp), 'utf8')).join(' ');
  } catch {
    return null;
  }
}
