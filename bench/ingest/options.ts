// What `npm run bench:ingest -- …` understands.
import { parseArgs } from 'node:util';
import { LAST_PORT, LAST_SEED, type ReadOptions, readArguments, wholeIn } from '../support/arguments.ts';

export const HELP = `Measures how fast deliveries are accepted and projected, beside baselines in the same run.

  npm run bench:ingest -- [options]

  --quick       about a minute: one short repetition, ten seconds of the paced phase
  --soak N      instead of all that: N minutes at a steady rate (--rate, default 400), and the memory after each
  --seed N      of the events that are sent (default: a random one, printed)
  --shops N     invented shops that take turns, each with thousands of conversations: with few of them the next
                event of a conversation comes much sooner than in life (default 10)
  --rate N      events a second of the paced phase (default: a tenth of what the bare echo answers)
  --port N      the first of three ports in a row that are used on 127.0.0.1 (default 23191)
  --json FILE   also write everything that was measured there
  --help        this text
`;

export type BenchOptions = {
  isQuick: boolean;
  /** Null: no soak. */
  soakMinutes: number | null;
  seed: number;
  shops: number;
  rate: number | null;
  port: number;
  jsonFile: string | null;
};

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  quick: FLAG,
  soak: TEXT,
  seed: TEXT,
  shops: TEXT,
  rate: TEXT,
  port: TEXT,
  json: TEXT,
  help: FLAG,
} as const;

export function readOptions(args: readonly string[], randomSeed: number): ReadOptions<BenchOptions> {
  return readArguments(() => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false });
    if (values.help) return null;
    return {
      isQuick: values.quick === true,
      soakMinutes: wholeIn('--soak', values.soak, { least: 3, most: 600 }),
      seed: wholeIn('--seed', values.seed, { least: 0, most: LAST_SEED }) ?? randomSeed,
      shops: wholeIn('--shops', values.shops, { least: 1, most: 100 }) ?? 10,
      rate: wholeIn('--rate', values.rate, { least: 1, most: 100_000 }),
      port: wholeIn('--port', values.port, { least: 1024, most: LAST_PORT }) ?? 23_191,
      jsonFile: values.json ?? null,
    };
  });
}
