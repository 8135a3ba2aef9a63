// The command line of `npm run simulate`, read once. A mistake is one line for a person.
import { parseArgs } from 'node:util';
import { CHANNELS, SHOP } from '../model/shop.ts';

export type SimulateOptions = {
  url: string;
  orgId: string;
  seed: number;
  /** 0: until Ctrl-C. */
  durationMs: number;
  pacing: { kind: 'speed'; factor: number } | { kind: 'rate'; perSecond: number };
  historyMs: number;
  load: number;
  pace: 'natural' | 'busy';
  channels: number;
  botShare: number;
  allStatuses: boolean;
  concurrency: number;
  batch: number;
  duplicates: number;
  shuffle: number;
  late: number;
  unknown: number;
  malformed: number;
  others: number;
};

export type ReadOptions =
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }
  | { kind: 'run'; options: SimulateOptions };

export const HELP = `Sends invented Zoho Desk messaging events, shaped as Zoho sends them, to a webhook URL.

  npm run simulate -- --url URL [options]

  --url URL          the webhook URL that Vigia printed on its first start, or made in Settings
  --org ID           organisation the events belong to (default ${SHOP.orgId})
  --seed N           the same seed and start give the same conversations (default 1)
  --duration TIME    how long to send: 30s, 10m, 2h; 0: until Ctrl-C (default 1m)

How fast
  --speed X          time factor: 1 is real time, 60 makes an hour of the shop pass in a minute (default 1)
  --rate N           instead of --speed: N events a second, evenly
  --history TIME     first send what happened in the shop during that time before now (default 0)
  --load X           size of the shop: 1 is about 130 conversations an hour at its peak (default 1)
  --pace WHICH       busy: a sale day and night; natural: by hour of day and weekday (default busy)
  --concurrency N    calls under way at once (default 8)
  --batch N          events in one delivery at most, 1 to 100 (default 8)

What happens
  --channels N       how many channels, 1 to ${CHANNELS.length} (default ${CHANNELS.length})
  --bots SHARE       share of conversations that begin with the bot (default 0.85)
  --statuses WHICH   all: rare statuses and reply statuses come often; usual: now and then (default usual)

What goes wrong (shares from 0 to 1, or as 5%; default 0)
  --duplicates SHARE deliveries that come twice
  --shuffle SHARE    deliveries that overtake each other, their events reversed
  --late SHARE       events that come 10 seconds to 4 minutes late
  --unknown SHARE    events with a value that no list of Zoho's names
  --malformed SHARE  further deliveries that cannot be read or are not ours
  --others SHARE     deliveries that also hold an event of another Desk module

  --yes-this-is-mine send to a host that is not this machine. Invented sessions cannot be told from real ones
  --help             this text
`;

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;

const OPTIONS = {
  url: TEXT,
  org: TEXT,
  seed: TEXT,
  duration: TEXT,
  speed: TEXT,
  rate: TEXT,
  history: TEXT,
  load: TEXT,
  pace: TEXT,
  concurrency: TEXT,
  batch: TEXT,
  channels: TEXT,
  bots: TEXT,
  statuses: TEXT,
  duplicates: TEXT,
  shuffle: TEXT,
  late: TEXT,
  unknown: TEXT,
  malformed: TEXT,
  others: TEXT,
  'yes-this-is-mine': FLAG,
  help: FLAG,
} as const;

export function readOptions(args: readonly string[]): ReadOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: OPTIONS,
      strict: true,
      allowPositionals: false,
    });
    return values.help ? { kind: 'help' } : { kind: 'run', options: optionsFrom(values) };
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split(/\.(?:\s|$)/);
    return { kind: 'mistake', message: `${line}. See --help.` };
  }
}

type Values = Partial<Record<keyof typeof OPTIONS, string | boolean>>;

function optionsFrom(values: Values): SimulateOptions {
  const text = (name: keyof typeof OPTIONS) => (typeof values[name] === 'string' ? values[name] : undefined);
  const number = (name: keyof typeof OPTIONS, range: Range) => numberIn(`--${name}`, text(name), range);
  const share = (name: keyof typeof OPTIONS, fallback: number) => shareIn(`--${name}`, text(name), fallback);
  if (text('speed') !== undefined && text('rate') !== undefined)
    throw new Error('--speed and --rate exclude each other');
  return {
    url: urlFrom(text('url'), values['yes-this-is-mine'] === true),
    orgId: text('org') ?? SHOP.orgId,
    seed: number('seed', { least: 0, most: 2 ** 48, fallback: 1, whole: true }),
    durationMs: timeIn('--duration', text('duration') ?? '1m'),
    pacing: text('rate')
      ? { kind: 'rate', perSecond: number('rate', { least: 0.01, most: 100_000, fallback: 1 }) }
      : { kind: 'speed', factor: number('speed', { least: 0.1, most: 10_000, fallback: 1 }) },
    historyMs: timeIn('--history', text('history') ?? '0'),
    load: number('load', { least: 0.01, most: 200, fallback: 1 }),
    pace: oneOf('--pace', text('pace') ?? 'busy', ['busy', 'natural']),
    channels: number('channels', { least: 1, most: CHANNELS.length, fallback: CHANNELS.length, whole: true }),
    botShare: share('bots', 0.85),
    allStatuses: oneOf('--statuses', text('statuses') ?? 'usual', ['all', 'usual']) === 'all',
    concurrency: number('concurrency', { least: 1, most: 256, fallback: 8, whole: true }),
    batch: number('batch', { least: 1, most: 100, fallback: 8, whole: true }),
    duplicates: share('duplicates', 0),
    shuffle: share('shuffle', 0),
    late: share('late', 0),
    unknown: share('unknown', 0),
    malformed: share('malformed', 0),
    others: share('others', 0),
  };
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function urlFrom(value: string | undefined, isAllowedAnywhere: boolean): string {
  if (!value) throw new Error('--url is missing: give the webhook URL to send to');
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new Error('--url must be an http or https address');
  }
  const { hostname, href } = new URL(value);
  if (!LOOPBACK.test(hostname) && !isAllowedAnywhere) {
    throw new Error(
      `--url names ${hostname}, which is not this machine: add --yes-this-is-mine if it is yours`,
    );
  }
  return href;
}

type Range = { least: number; most: number; fallback: number; whole?: true };

function numberIn(name: string, value: string | undefined, { least, most, fallback, whole }: Range): number {
  if (value === undefined) return fallback;
  const number = value.trim() === '' ? Number.NaN : Number(value);
  const isFine = number >= least && number <= most && (!whole || Number.isInteger(number));
  if (!isFine) throw new Error(`${name} must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}`);
  return number;
}

function shareIn(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const share = value.endsWith('%') ? Number(value.slice(0, -1)) / 100 : Number(value);
  if (value.trim() === '' || !(share >= 0 && share <= 1))
    throw new Error(`${name} must be a share from 0 to 1, or as 5%`);
  return share;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

function timeIn(name: string, value: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(value) ?? [];
  const isZero = Number(value) === 0 && value !== '';
  if (amount === undefined || (unit === undefined && !isZero))
    throw new Error(`${name} must look like 30s, 10m or 2h`);
  return Number(amount) * (UNITS[unit ?? 's'] ?? 1_000);
}

function oneOf<T extends string>(name: string, value: string, options: readonly T[]): T {
  const found = options.find((option) => option === value);
  if (found === undefined) throw new Error(`${name} must be ${options.join(' or ')}`);
  return found;
}
