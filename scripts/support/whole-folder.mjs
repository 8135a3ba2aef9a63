import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { at } from './root.mjs';

/**
 * Has `make` fill a folder beside `place` and puts it there once it is whole: a server that runs goes on loading from the
 * old one meanwhile, and keeps it where `make` fails.
 */
export async function replaceWhole(place, make) {
  const [fresh, old] = ['new', 'old'].map((state) => at('node_modules', `.vigia-${place}.${state}`));
  for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  await make(fresh);
  if (existsSync(at(place))) renameSync(at(place), old);
  renameSync(fresh, at(place));
  rmSync(old, { recursive: true, force: true });
}
