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
  ViewersOrder,
  ViewersReply,
} from '../viewers/orders.ts';
import type { Door } from '../viewers/viewer.ts';

const PROGRAM = fileURLToPath(new URL('../viewers/viewers.ts', import.meta.url));
const PROCESSES = 2;

export type Viewers = {
  open(door: Door, count: number, listened: number): Promise<Opened>;
  begin(): Promise<void>;
  count(): Promise<CountedSince>;
  match(dialect: Dialect, posted: readonly Posted[]): Promise<Matched>;
  /** As the first viewer holds it, at that time of the server. */
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
    async open(door, count, listened) {
      const shareOf = (whole: number, index: number) =>
        Math.floor(whole / PROCESSES) + (index < whole % PROCESSES ? 1 : 0);
      const each = await all((program, index) => {
        const share = { count: shareOf(count, index), listened: shareOf(listened, index) };
        return program.ask({ kind: 'open', door, ...share }, 'opened');
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
        viewers: sum(counted, (one) => one.viewers),
        cpuMs: sum(counted, (one) => one.cpuMs),
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
