// `npm run audit`: what was typed, and what to print. scripts/audit.ts gives it a database.
import { parseArgs } from 'node:util';
import { RequestError } from '../errors.ts';
import { audit } from './audit.ts';
import type { Audited } from './audited.ts';
import { isBroken, isMissed, linesOf } from './verdict.ts';

export const USAGE = `Usage: npm run audit [-- options]

Checks the promises I1 to I9 on this installation, while a server runs or without one, and prints a line for each.
Ends with code 0 where none is broken, with 1 where one is, and with 2 where none is but a server was so busy that
its board could not be checked. Changes nothing.

  --url URL --token TOKEN   a running server and its read-only token: its board and its lists are checked too
  --sent FILE               an id on each line (key of an event, or id of a session or message) that a sender was
                            told 200 for: each has to be stored
  --log FILE                what the server wrote on stderr
  --patience SECONDS        what waits has to move on within this time while a server runs (default 10)
  --seed N                  for the order of chance in which sessions are folded`;

export type Command = { kind: 'help' } | { kind: 'audit'; options: Omit<Audited, 'dataDir' | 'isServed'> };

/** Throws RequestError, with words for who typed it. */
export function commandFrom(args: readonly string[]): Command {
  const values = parsed(args);
  if (values.help) return { kind: 'help' };
  const { url, token, sent = null, log = null } = values;
  if ((url === undefined) !== (token === undefined)) throw mistake('--url and --token need each other.');
  if (url !== undefined && !URL.canParse(url))
    throw mistake('--url must be an address, as http://127.0.0.1:3000.');
  return {
    kind: 'audit',
    options: {
      sent,
      log,
      server: url !== undefined && token !== undefined ? { url, token } : null,
      seed: wholeNumber('--seed', values.seed) ?? Math.floor(Math.random() * 2 ** 31),
      patienceMs: 1000 * (wholeNumber('--patience', values.patience) ?? 10),
    },
  };
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args: [...args],
      options: {
        ...{ url: text, token: text, sent: text, log: text, patience: text, seed: text },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw mistake(error instanceof Error ? error.message.split('. ')[0] : undefined);
  }
}

function wholeNumber(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw mistake(`${name} must be a whole number.`);
  return Number(text);
}

export type Told = { words: string; code: 0 | 1 | 2 };

export async function runAudit(audited: Audited): Promise<Told> {
  const verdicts = await audit(audited);
  const words = linesOf(verdicts).join('\n');
  if (verdicts.some(isBroken)) return { words, code: 1 };
  return { words, code: verdicts.some(isMissed) ? 2 : 0 };
}

function mistake(what?: string): RequestError {
  return new RequestError(400, 'usage', what === undefined ? USAGE : `${what}\n\n${USAGE}`);
}
