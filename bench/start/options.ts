// What `npm run bench:start -- …` understands.
import { parseArgs } from 'node:util';
import { LAST_PORT, type ReadOptions, readArguments, wholeIn } from '../support/arguments.ts';

export const HELP = `Measures how long a newcomer waits for a living board: npm run demo in a fresh clone, and once more.

  npm run bench:start -- [options]

  --port N       used on 127.0.0.1 (default 23196)
  --json FILE    also write everything that was measured there
  --help         this text

It clones what is committed here, without packages and with an empty npm cache: it needs a package registry.
`;

export type StartOptions = { port: number; jsonFile: string | null };

const TEXT = { type: 'string' } as const;
const OPTIONS = { port: TEXT, json: TEXT, help: { type: 'boolean' } } as const;

export function readOptions(args: readonly string[]): ReadOptions<StartOptions> {
  return readArguments(() => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false });
    if (values.help) return null;
    return {
      port: wholeIn('--port', values.port, { least: 1024, most: LAST_PORT }) ?? 23_196,
      jsonFile: values.json ?? null,
    };
  });
}
