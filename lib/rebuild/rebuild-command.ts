// `npm run rebuild`: what was typed, and what to print. scripts/rebuild.ts gives it a database.
import { parseArgs } from 'node:util';
import { RequestError } from '../errors.ts';
import { type Differences, PROJECTIONS } from './difference.ts';
import type { Found } from './found.ts';
import { type Rebuilt, rebuild } from './rebuild.ts';

export const USAGE = `Usage: npm run rebuild [-- --write]

Computes every projection anew, from the deliveries where they still exist and else from the record of events, and says
what differs from what is stored. It changes nothing, and a server may run meanwhile.

  --write   set right what differs. Open boards follow at once. Events themselves are never removed`;

export type Command = { kind: 'help' } | { kind: 'rebuild'; write: boolean };

/** Throws RequestError, with words for who typed it. */
export function commandFrom(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    return values.help ? { kind: 'help' } : { kind: 'rebuild', write: values.write === true };
  } catch {
    throw new RequestError(400, 'usage', USAGE);
  }
}

/** `isRight`: nothing differs, or not any more. */
export type Told = { words: string; isRight: boolean };

export async function runCommand(command: Command): Promise<Told> {
  if (command.kind === 'help') return { words: USAGE, isRight: true };
  const startedAt = Date.now();
  const rebuilt = await rebuild(command);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  return { words: wordsOf(rebuilt, command.write, seconds), isRight: rebuilt.last.differences.count() === 0 };
}

function wordsOf({ first, last }: Rebuilt, write: boolean, seconds: number): string {
  const looked = `${seenIn(first)}, in ${seconds} s.`;
  if (first.differences.count() === 0) return `${looked}\nNothing differs.`;
  const differs = `${looked}\n${listOf(first.differences)}`;
  if (!write) return `${differs}\nNothing was changed: --write sets it right.`;
  if (last.differences.count() === 0) return `${differs}\nAll of it was set right.`;
  return `${differs}\nThis could not be set right:\n${listOf(last.differences)}`;
}

export function seenIn({ seen }: Found): string {
  const { events, deliveries, sessions, messages } = seen;
  return `${events} events, ${deliveries} deliveries, ${sessions} sessions and ${messages} messages were looked at`;
}

/** A line for each projection in which something differs. */
export function listOf(differences: Differences): string {
  const lines = PROJECTIONS.flatMap((projection) => {
    const n = differences.count(projection);
    if (n === 0) return [];
    const examples = differences.examples(projection).map(({ id, what }) => `${id} (${what})`);
    const more = n > examples.length ? ', …' : '';
    return [`  ${projection}: ${n} ${n === 1 ? 'differs' : 'differ'}: ${examples.join(', ')}${more}`];
  });
  return lines.join('\n');
}
