// I7, as far as the server's own log tells.
import { readFileSync } from 'node:fs';
import { checked, unchecked, type Verdict } from './verdict.ts';

const BUGS: readonly unknown[] = ['unhandled rejection', 'uncaught exception', 'unexpected failure'];
const DEATH = 'a worker died; another one takes its place';

type Line = { msg?: unknown; code?: unknown; signal?: unknown };

/** `path` null: nobody kept what the server wrote. */
export function checkLog(path: string | null): Verdict {
  if (path === null) {
    return unchecked('I7', 'give --log with what the server wrote on stderr; from outside nobody can tell');
  }
  const lines = readFileSync(path, 'utf8').split('\n').map(lineOf);
  const bugs = lines.filter(({ msg }) => BUGS.includes(msg));
  const deaths = lines.filter(({ msg, code }) => msg === DEATH && typeof code === 'number' && code !== 0);
  const killed = lines.filter(({ msg, signal }) => msg === DEATH && typeof signal === 'string');
  return checked(
    'I7',
    { says: 'no unhandled rejection, no uncaught exception', failures: bugs.length },
    { says: `no worker ended of itself, and ${killed.length} by a signal`, failures: deaths.length },
  );
}

function lineOf(text: string): Line {
  if (!text.startsWith('{')) return {};
  try {
    return JSON.parse(text) as Line;
  } catch {
    // Cut off by whoever kept it.
    return {};
  }
}
