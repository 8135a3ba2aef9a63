// What the benchmarks' commands have in common.
export type ReadOptions<Options> =
  | { kind: 'run'; options: Options }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string };

/** `read` gives null where help is asked for; what it throws becomes one line for a person. */
export function readArguments<Options>(read: () => Options | null): ReadOptions<Options> {
  try {
    const options = read();
    return options === null ? { kind: 'help' } : { kind: 'run', options };
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split(/\.(?:\s|$)/);
    return { kind: 'mistake', message: `${line}. See --help.` };
  }
}

/** Above this, a client's own outgoing connection could hold the port. */
export const LAST_PORT = 32_765;
export const LAST_SEED = 2 ** 32 - 1;

type Range = { least: number; most: number };

/** Null: not given. */
export function wholeIn(name: string, value: string | undefined, { least, most }: Range): number | null {
  if (value === undefined) return null;
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new Error(`${name} must be a whole number from ${least} to ${most}`);
}
