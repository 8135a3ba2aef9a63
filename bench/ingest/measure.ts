// One measurement: what was sent, and what it cost whom.
import { untilProjected } from '../support/processes/database.ts';
import { NOTHING, type Usage, usageOf, usedSince } from '../support/processes/usage.ts';
import type { Sent } from '../support/sending/tally.ts';
import type { Case, Contender, Plan } from './plan.ts';
import type { Order } from './sender/orders.ts';
import type { Stage } from './stage.ts';

export type Measured = {
  sent: Sent;
  eventsPerSecond: number;
  /** From the last answer; null for who projects nothing. */
  projectedAfterMs: number | null;
  server: Usage;
  postgres: Usage;
};

const PROJECTED_WITHIN_MS = 240_000;

type What = { contender: Contender; measured: Case; plan: Plan };

export async function measureCase(stage: Stage, { contender, measured, plan }: What): Promise<Measured> {
  const { connections, eventsPerRequest, mostPerSecond } = measured;
  const burst = { kind: 'burst', connections, eventsPerRequest, freshPerSecond: null } as const;
  const forMs = plan.baselineMs;
  switch (contender) {
    case 'vigia': {
      const fresh = { ...burst, forMs: plan.burstMs, freshPerSecond: mostPerSecond };
      return measureProduct(stage, { ...fresh, to: stage.product.webhook });
    }
    case 'next':
      return measureBaseline(stage, { ...burst, forMs, to: stage.next.address }, stage.next.pid);
    case 'echo':
      return measureBaseline(stage, { ...burst, forMs, to: stage.echo.address }, stage.echo.pid);
    case 'inserts':
      return measureBaseline(
        stage,
        { kind: 'inserts', databaseUrl: stage.baselineUrl, connections, forMs },
        null,
      );
  }
}

async function measureProduct(stage: Stage, order: Order): Promise<Measured> {
  const used = startUsing(stage, stage.product.pid);
  const sent = await stage.sender.send(order);
  const projectedAfterMs = await untilProjected(stage.database, PROJECTED_WITHIN_MS);
  const costs = used();
  await stage.sender.book();
  return { sent, eventsPerSecond: rateOf(sent), projectedAfterMs, ...costs };
}

async function measureBaseline(stage: Stage, order: Order, pid: number | null): Promise<Measured> {
  const used = startUsing(stage, pid);
  const sent = await stage.sender.send(order);
  return { sent, eventsPerSecond: rateOf(sent), projectedAfterMs: null, ...used() };
}

export type PacedResult = Measured & {
  perSecond: number;
  /** When the last answer was given. */
  pendingAtEnd: number;
  projectedPerSecond: number;
};

export async function measurePaced(stage: Stage, perSecond: number, plan: Plan): Promise<PacedResult> {
  const used = startUsing(stage, stage.product.pid);
  const { pacedConnections: connections, pacedMs: forMs } = plan;
  const to = stage.product.webhook;
  const sent = await stage.sender.send({ kind: 'paced', to, connections, perSecond, forMs });
  const pendingAtEnd = await stage.database.pending();
  const projectedAfterMs = await untilProjected(stage.database, PROJECTED_WITHIN_MS);
  const projectedPerSecond = (sent.events - pendingAtEnd) / (sent.tookMs / 1_000);
  const eventsPerSecond = rateOf(sent);
  const costs = used();
  await stage.sender.book();
  return { sent, perSecond, eventsPerSecond, pendingAtEnd, projectedAfterMs, projectedPerSecond, ...costs };
}

function startUsing({ database }: Stage, pid: number | null) {
  const serverBefore = pid === null ? NOTHING : usageOf(pid);
  const postgresBefore = database.serverPid === null ? NOTHING : usageOf(database.serverPid);
  return () => ({
    server: pid === null ? NOTHING : usedSince(serverBefore, usageOf(pid)),
    postgres: database.serverPid === null ? NOTHING : usedSince(postgresBefore, usageOf(database.serverPid)),
  });
}

function rateOf({ events, tookMs }: Sent): number {
  return tookMs > 0 ? (events * 1_000) / tookMs : 0;
}
