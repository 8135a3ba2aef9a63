import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Written last by a build: they name what it was made from. */
const STAMPS = ['dist/BUILD', '.next/BUILD'];
const EVERY_MS = 2_000;

/** Calls `onChange` once a build that differs from the running one is complete. */
export function watchBuild(root: string, onChange: () => void): () => void {
  let running = stampsIn(root);
  const timer = setInterval(() => {
    const present = stampsIn(root);
    if (present === null || present === running) return;
    running = present;
    onChange();
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
