import { fileURLToPath } from 'node:url';
import { startAskedProgram } from '../../support/processes/asked-program.ts';
import type { Running } from '../../support/processes/child.ts';
import type { Address } from '../../support/sending/requests.ts';
import type { FeederOrder, FeederReply } from '../feeder/orders.ts';

const PROGRAM = fileURLToPath(new URL('../feeder/feeder.ts', import.meta.url));
/** As many as keep up where an answer takes a fifth of a second, but few enough that none is idle for long. */
const CONNECTIONS = { least: 4, most: 128, perRate: 0.2 } as const;

export type Fed = Omit<Extract<FeederReply, { kind: 'fed' }>, 'kind'>;
export type Pace = { to: Address; perSecond: number; forMs: number; lastAnswersMs: number };

export type Feeder = Running & {
  fill(to: Address, events: number): Promise<void>;
  /** Makes ready what is to be fed next, which takes a while. */
  prepare(pace: Pace): Promise<void>;
  feed(pace: Pace): Promise<Fed>;
};

export async function startFeeder({ seed, shops }: { seed: number; shops: number }): Promise<Feeder> {
  const args = [String(seed), String(shops)];
  const { pid, stop, ask } = await startAskedProgram<FeederOrder, FeederReply>(PROGRAM, args);
  return {
    ...{ pid, stop },
    fill: async (to, events) => void (await ask({ kind: 'fill', to, events }, 'done')),
    async prepare({ to, perSecond, forMs }) {
      await ask({ kind: 'prepare', to, events: Math.ceil((perSecond * forMs) / 1_000) }, 'done');
    },
    feed: (pace) => ask({ kind: 'feed', connections: connectionsFor(pace), ...pace }, 'fed'),
  };
}

function connectionsFor({ perSecond }: Pace): number {
  const { least, most, perRate } = CONNECTIONS;
  return Math.min(most, Math.max(least, Math.ceil(perSecond * perRate)));
}
