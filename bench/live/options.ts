// What `npm run bench:live -- …` understands.
import { parseArgs } from 'node:util';
import { LAST_PORT, LAST_SEED, type ReadOptions, readArguments, wholeIn } from '../support/arguments.ts';
import type { Only } from './plan.ts';

export const HELP = `Measures how live the board is, for how many viewers, beside the plain way in the same run.

  npm run bench:live -- [options]

  --quick        about two minutes: two combinations and a short browser part
  --only WHAT    one combination, RATExVIEWERS as in 1000x1000, or idle, storm or browser
  --seed N       of the events that are sent (default: a random one, printed)
  --shops N      invented shops that take turns (default 3)
  --port N       the first of two ports in a row that are used on 127.0.0.1 (default 23195)
  --json FILE    also write everything that was measured there
  --profile DIR  a CPU profile of each process of Vigia, written there when it ends
  --help         this text
`;

export type LiveOptions = {
  isQuick: boolean;
  only: Only;
  seed: number;
  shops: number;
  port: number;
  jsonFile: string | null;
  profileDir: string | null;
};

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  ...{ quick: FLAG, only: TEXT, seed: TEXT, shops: TEXT, port: TEXT },
  ...{ json: TEXT, profile: TEXT, help: FLAG },
} as const;

export function readOptions(args: readonly string[], randomSeed: number): ReadOptions<LiveOptions> {
  return readArguments(() => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false });
    if (values.help) return null;
    return {
      isQuick: values.quick === true,
      only: onlyIn(values.only),
      seed: wholeIn('--seed', values.seed, { least: 0, most: LAST_SEED }) ?? randomSeed,
      shops: wholeIn('--shops', values.shops, { least: 1, most: 100 }) ?? 3,
      port: wholeIn('--port', values.port, { least: 1024, most: LAST_PORT }) ?? 23_195,
      jsonFile: values.json ?? null,
      profileDir: values.profile ?? null,
    };
  });
}

/** As many as one who knows the API token may have on two workers. */
const MOST_VIEWERS = 10_000;
const MOST_PER_SECOND = 5_000;

function onlyIn(value: string | undefined): Only {
  if (value === undefined) return 'all';
  if (value === 'idle' || value === 'storm' || value === 'browser') return value;
  const [, rate = '', count = ''] = /^(\d{1,5})x(\d{1,5})$/.exec(value) ?? [];
  const [perSecond, viewers] = [Number(rate), Number(count)];
  if (rate === '' || perSecond < 1 || perSecond > MOST_PER_SECOND || viewers > MOST_VIEWERS)
    throw new Error('--only must be RATExVIEWERS such as 1000x1000, or idle, storm or browser');
  return { perSecond, viewers };
}
