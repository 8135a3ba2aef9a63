// Two processes share the viewers: one would be the bottleneck.
import { fileURLToPath } from 'node:url';
import { type AskedProgram, startAskedProgram } from '../../support/processes/asked-program.ts';
import type { Posted } from '../feeder/orders.ts';
import type {
  CountedSince,
  Dialect,
  Held,
  Matched,
  Opened,
  Opening,
  ViewersOrder,
  ViewersReply,
} from '../viewers/orders.ts';
import type { Returns } from '../viewers/returns.ts';

const PROGRAM = fileURLToPath(new URL('../viewers/viewers.ts', import.meta.url));
const PROCESSES = 2;

export type Viewers = {
  open(opening: Opening): Promise<Opened>;
  begin(): Promise<void>;
  count(): Promise<CountedSince>;
  returns(): Promise<Returns>;
  match(dialect: Dialect, posted: readonly Posted[]): Promise<Matched>;
  /** As the first viewer holds it, or the first that was lost, at that time of the server. */
  figures(now: number): Promise<Held>;
  close(): Promise<void>;
};

type Program = AskedProgram<ViewersOrder, ViewersReply>;

export async function startViewers(add: (end: () => Promise<void>) => void): Promise<Viewers> {
  const programs: Program[] = [];
  for (let count = 0; count < PROCESSES; count += 1) {
    const program: Program = await startAskedProgram(PROGRAM, []);
    add(program.stop);
    programs.push(program);
  }
  const all = <T>(ask: (program: Program, index: number) => Promise<T>) => Promise.all(programs.map(ask));
  return {
    async open({ count, listened, ...rest }) {
      const shareOf = (whole: number, index: number) =>
        Math.floor(whole / PROCESSES) + (index < whole % PROCESSES ? 1 : 0);
      const each = await all((program, index) => {
        const share = { count: shareOf(count, index), listened: shareOf(listened, index) };
        return program.ask({ kind: 'open', ...rest, ...share }, 'opened');
      });
      const opened = each.map((reply) => reply.opened);
      const tookMs = Math.max(...opened.map((one) => one.tookMs));
      return { open: sum(opened, (one) => one.open), refused: sum(opened, (one) => one.refused), tookMs };
    },
    begin: async () => void (await all((program) => program.ask({ kind: 'begin' }, 'done'))),
    async count() {
      const counted = (await all((program) => program.ask({ kind: 'count' }, 'counted'))).map(
        (one) => one.counted,
      );
      return {
        frames: sum(counted, (one) => one.frames),
        bytes: sum(counted, (one) => one.bytes),
        lost: sum(counted, (one) => one.lost),
        refused: sum(counted, (one) => one.refused),
        viewers: sum(counted, (one) => one.viewers),
        cpuMs: sum(counted, (one) => one.cpuMs),
      };
    },
    async returns() {
      const each = (await all((program) => program.ask({ kind: 'returns' }, 'returned'))).map(
        (reply) => reply.returns,
      );
      return {
        lost: sum(each, (one) => one.lost),
        away: sum(each, (one) => one.away),
        awayMs: each.flatMap((one) => one.awayMs),
        failed: sum(each, (one) => one.failed),
      };
    },
    async match(dialect, posted) {
      const replies = await all((program) => program.ask({ kind: 'match', dialect, posted }, 'matched'));
      const matched = replies.map((one) => one.matched);
      return {
        latenciesMs: matched.flatMap((one) => one.latenciesMs),
        missing: sum(matched, (one) => one.missing),
        applyMs: matched.flatMap((one) => one.applyMs),
      };
    },
    figures: async (now) => (await firstOf(programs).ask({ kind: 'figures', now }, 'held')).held,
    close: async () => void (await all((program) => program.ask({ kind: 'close' }, 'done'))),
  };
}

function firstOf(programs: readonly Program[]): Program {
  const [first] = programs;
  if (!first) throw new Error('There are no viewers.');
  return first;
}

function sum<T>(list: readonly T[], figureOf: (item: T) => number): number {
  return list.reduce((total, item) => total + figureOf(item), 0);
}
