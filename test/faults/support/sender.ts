// Sends a stream as fast as a number of connections allows, or at a rate whether answers come or not.
import type { Random } from './chance.ts';
import type { Ledger } from './ledger.ts';
import { type Answer, newConnections, poolOfConnections, post } from './post.ts';
import type { Traffic } from './traffic.ts';

type Wanted = {
  url: string;
  traffic: Traffic;
  ledger: Ledger;
  random: Random;
  /** Requests a second; without it each of `connections` sends the next one when the last was answered. */
  perSecond?: number;
  connections?: number;
  eventsAtMost?: number;
};

export type Report = {
  requests: number;
  events: number;
  /** By status; 'broken' with its cause where no answer came. */
  answers: Record<string, number>;
  refusedOrBroken: number;
  p50: number;
  p99: number;
  slowest: number;
  answered: Answer[];
};

export type Sender = {
  requests(): number;
  /** Settles when everything under way is answered. */
  stop(): Promise<Report>;
};

const TICK_MS = 10;

export function startSender(wanted: Wanted): Sender {
  const { url, traffic, ledger, random, perSecond, connections = 24, eventsAtMost = 1 } = wanted;
  const pooled = poolOfConnections();
  const single = newConnections();
  const answered: Answer[] = [];
  const underWay = new Set<Promise<void>>();
  let requests = 0;
  let events = 0;
  let isStopped = false;

  async function sendOne(): Promise<void> {
    const batch = Array.from({ length: random.whole(1, eventsAtMost) }, () => traffic.next());
    const keys = batch.map(({ key }) => key);
    requests += 1;
    events += batch.length;
    ledger.send(keys);
    const body = `[${batch.map(({ text }) => text).join(',')}]`;
    const answer = await post(url, body, random.chance(0.5) ? pooled : single);
    if (answer.status === 200) ledger.promised(keys);
    answered.push(answer);
  }

  const launch = () => {
    const one = sendOne().finally(() => underWay.delete(one));
    underWay.add(one);
  };
  const begun = performance.now();
  const pace = (rate: number) =>
    setInterval(() => {
      const due = ((performance.now() - begun) / 1000) * rate;
      while (!isStopped && requests < due) launch();
    }, TICK_MS);
  const timer = perSecond === undefined ? undefined : pace(perSecond);
  const untilStopped = async () => {
    while (!isStopped) {
      await sendOne();
      // A refused connection fails at once: without a breath this would be a busy loop.
      if (answered.at(-1)?.status === null) await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
  };
  const loops = perSecond === undefined ? Array.from({ length: connections }, untilStopped) : [];

  return {
    requests: () => requests,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await Promise.all([...loops, ...underWay]);
      pooled.destroy();
      single.destroy();
      return reportOf(answered, events);
    },
  };
}

function reportOf(answered: Answer[], events: number): Report {
  const answers: Record<string, number> = {};
  for (const { status, cause } of answered) {
    const name = status === null ? `broken ${cause}` : String(status);
    answers[name] = (answers[name] ?? 0) + 1;
  }
  const ms = answered.map((answer) => answer.ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0);
  return {
    ...{ requests: answered.length, events, answers, answered },
    refusedOrBroken: answered.filter(({ status }) => status === null).length,
    ...{ p50: at(0.5), p99: at(0.99), slowest: at(1) },
  };
}

/** How many answers took longer than `ms`, by second since the first request. */
function slowSeconds(answered: readonly Answer[], slowMs: number): string {
  const begun = Math.min(...answered.map(({ sentAt }) => sentAt));
  const seconds: Record<number, number> = {};
  for (const { sentAt, ms } of answered) {
    const second = Math.floor((sentAt - begun) / 1000);
    if (ms > slowMs) seconds[second] = (seconds[second] ?? 0) + 1;
  }
  return JSON.stringify(seconds);
}

export function inWords({ requests, events, answers, p50, p99, slowest, answered }: Report): string {
  const slow = slowest > 1_000 ? `, slower than 1 s by second ${slowSeconds(answered, 1_000)}` : '';
  const broken = answered.filter(({ status }) => status === null).slice(0, 20);
  const after =
    broken.length > 0 ? `, broken after ms ${broken.map(({ ms }) => Math.round(ms)).join(' ')}` : '';
  return `${requests} requests with ${events} events, answers ${JSON.stringify(answers)}, p50 ${p50} ms, p99 ${p99} ms, slowest ${slowest} ms${slow}${after}`;
}
