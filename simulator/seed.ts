// The demonstration's first sight: a few hours of the shop's day, stored as if they had been received as they happened.
import { randomInt, randomUUID } from 'node:crypto';
import { insertDeliveries } from '../lib/db/deliveries.ts';
import { findLiveSessions, type LiveSession, openDemoShop } from '../lib/db/installation/demo.ts';
import { env } from '../lib/env.ts';
import { projectPending } from '../lib/ingest/project/project.ts';
import { type DemoState, modelFingerprint, readDemoState, writeDemoState } from './demo/demo-state.ts';
import { demoStream } from './demo/demo-stream.ts';
import { statusPayload } from './model/element.ts';
import { CHANNELS, SHOP } from './model/shop.ts';
import type { Delivery } from './sending/delivery.ts';

const HOUR_MS = 3_600_000;
const HISTORY_MS = 6 * HOUR_MS;
/** After a longer pause the shop opens anew: nobody wants to wait for what was missed. */
const LONGEST_PAUSE_MS = 3 * HOUR_MS;
const LONGEST_RUN_MS = 72 * HOUR_MS;
const ROWS_AT_ONCE = 500;

export type SeedOptions = { dataDir: string; token: string; now: number; historyMs?: number };
export type Seeded = { state: DemoState; deliveries: number; closed: number };

/**
 * Brings the demonstration up to now: starts its simulation, or continues the one that is under way, and ends sessions
 * that no simulation knows. Call it with nothing else writing; `startFeeder` then goes on from there.
 */
export async function seedDemo(options: SeedOptions = optionsFromEnv()): Promise<Seeded> {
  const channels = CHANNELS.map(({ id, name, integration }) => ({ id, name, integration }));
  const { token, now } = options;
  const { sourceId, orgId } = await openDemoShop({ ...SHOP, orgId: SHOP.orgId, channels, token });
  const state = continuedState(options, orgId);
  const { deliveries, known } = demoStream(state);
  const missed = await storeUpTo(now, { deliveries, after: state.fedUntil, sourceId });
  await projectAll();
  const stale = await findLiveSessions(
    orgId,
    channels.map(({ id }) => id),
  );
  const closings = stale
    .filter(({ id }) => !known.has(id))
    .map((session) => closingOf(session, { orgId, now }));
  await store(closings, sourceId);
  await projectAll();
  const seeded = { ...state, fedUntil: now };
  writeDemoState(options.dataDir, seeded);
  return { state: seeded, deliveries: missed, closed: closings.length };
}

function optionsFromEnv(): SeedOptions {
  const { dataDir, webhookToken } = env();
  if (webhookToken === undefined) throw new Error('The demonstration needs VIGIA_WEBHOOK_TOKEN.');
  return { dataDir, token: webhookToken, now: Date.now() };
}

function continuedState({ dataDir, now, historyMs = HISTORY_MS }: SeedOptions, orgId: string): DemoState {
  const fingerprint = modelFingerprint();
  const held = readDemoState(dataDir);
  const isUsable =
    held !== null &&
    held.fingerprint === fingerprint &&
    held.orgId === orgId &&
    held.fedUntil <= now &&
    now - held.fedUntil <= LONGEST_PAUSE_MS &&
    now - held.startAt <= LONGEST_RUN_MS;
  if (isUsable) return held;
  const startAt = now - historyMs;
  return { seed: randomInt(2 ** 32), startAt, fedUntil: startAt, orgId, fingerprint };
}

type Share = { deliveries: Iterable<Delivery>; after: number; sourceId: string };

async function storeUpTo(now: number, { deliveries, after, sourceId }: Share): Promise<number> {
  let stored = 0;
  let rows: Delivery[] = [];
  for (const delivery of deliveries) {
    if (delivery.dueAt > now) break;
    if (delivery.dueAt <= after) continue;
    rows.push(delivery);
    if (rows.length < ROWS_AT_ONCE) continue;
    await store(rows, sourceId);
    stored += rows.length;
    rows = [];
  }
  await store(rows, sourceId);
  return stored + rows.length;
}

async function store(deliveries: readonly Delivery[], sourceId: string): Promise<void> {
  if (deliveries.length === 0) return;
  const encoder = new TextEncoder();
  await insertDeliveries(
    deliveries.map(({ dueAt, body }) => ({
      id: randomUUID(),
      receivedAt: dueAt,
      sourceId,
      origin: 'seed',
      body: encoder.encode(body),
    })),
  );
}

async function projectAll(): Promise<void> {
  while ((await projectPending()).deliveries > 0);
}

/** As Zoho closes by itself a session in which nothing happens any more. */
function closingOf(session: LiveSession, { orgId, now }: { orgId: string; now: number }): Delivery {
  const at = Math.min(now - 1, session.lastEventAt + HOUR_MS / 2);
  const { id, channelId, status, messagesCount, assigneeId, assignment } = session;
  const kind = assignment === 'BOT' ? ('BOT' as const) : ('AGENT' as const);
  const assignee =
    assigneeId === null ? null : { kind, id: assigneeId, name: '', capacity: 0, languages: 'pt' as const };
  const payload = statusPayload({
    sessionId: id,
    channelId,
    status: 'ENDED',
    oldStatus: status,
    replyStatus: 'SESSION_ENDED',
    messagesCount,
    assignee,
    nobody: 'missing',
  });
  const element = { payload, eventTime: String(at), eventType: 'IM_Session_Status', orgId };
  return { dueAt: at, body: JSON.stringify([element]), events: 1 };
}
