// Two machines behind a balancer die one after the other, while events come and supervisors look.
import { Client } from 'pg';
import { API_TOKEN, type Vigia, WEBHOOK_TOKEN } from '../../../e2e/support/server.ts';
import { chance } from '../../faults/support/chance.ts';
import { createLedger, type Ledger } from '../../faults/support/ledger.ts';
import { post } from '../../faults/support/post.ts';
import { type Report, startSender } from '../../faults/support/sender.ts';
import { createTraffic } from '../../faults/support/traffic.ts';
import { until } from '../../faults/support/until.ts';
import { get } from '../../system/caller.ts';
import { type LiveViewer, openViewer } from './live-viewer.ts';
import { compareAtRest } from './quiet-moment.ts';

const VIEWERS = 12;
const EVENTS_PER_SECOND = 50;
const NEWCOMERS = 10;

export type Stage = {
  /** Of the balancer. */
  url: string;
  machines: readonly [Vigia, Vigia];
  databaseUrl: string;
};

export type Death = {
  /** From the kill until every socket was on the other machine and had its snapshot. */
  backMs: number;
  /** Where a viewer and GET /api/board disagree. */
  differences: string[];
  /** Acknowledged, and not on a board that says that nothing is pending. */
  missing: string[];
  sent: Report;
};

export type Outcome = { deaths: Death[]; promised: number; lost: string[] };

export async function dieInTurn(stage: Stage): Promise<Outcome> {
  const random = chance();
  const play = { ...stage, random, traffic: createTraffic(random), ledger: createLedger() };
  const viewers = Array.from({ length: VIEWERS }, () => openViewer(stage.url));
  const [one, other] = stage.machines;
  try {
    await until('every viewer is live', () => viewers.every((viewer) => viewer.isLive()));
    if ((await socketsOn(one)) === 0) throw new Error('the balancer has given the first machine nobody');
    const first = await dies({ ...play, viewers, dying: one, surviving: other });
    await one.restart();
    await get(one, '/api/board');
    const second = await dies({ ...play, viewers, dying: other, surviving: one });
    return { deaths: [first, second], ...(await lossesOf(play.ledger, stage)) };
  } finally {
    for (const viewer of viewers) viewer.close();
  }
}

type Play = Pick<Stage, 'url'> & {
  ledger: Ledger;
  traffic: ReturnType<typeof createTraffic>;
  random: ReturnType<typeof chance>;
  viewers: readonly LiveViewer[];
  dying: Vigia;
  surviving: Vigia;
};

async function dies({ viewers, dying, surviving, ...play }: Play): Promise<Death> {
  const webhook = `${play.url}/api/webhooks/zoho-desk/${WEBHOOK_TOKEN}`;
  const sender = startSender({ ...play, url: webhook, perSecond: EVENTS_PER_SECOND });
  await until('events flow', () => sender.requests() > EVENTS_PER_SECOND);
  const killedAt = performance.now();
  await dying.kill9();
  await until('every socket is on the other machine', async () => {
    const sockets = await socketsOn(surviving);
    return sockets === viewers.length && viewers.every((viewer) => viewer.isLive());
  });
  const backMs = performance.now() - killedAt;
  const missing = await missingNewcomers(play, webhook);
  const sent = await sender.stop();
  const { differences } = await compareAtRest(play.url, viewers);
  return { backMs, differences, missing, sent };
}

async function missingNewcomers(
  { url, ledger, traffic }: Omit<Play, 'viewers' | 'dying' | 'surviving'>,
  webhook: string,
) {
  const missing: string[] = [];
  for (let n = 0; n < NEWCOMERS; n += 1) {
    const { key, text, sessionId } = traffic.newcomer();
    ledger.send([key]);
    const { status } = await post(webhook, text);
    if (status !== 200) continue;
    ledger.promised([key]);
    if (!(await isShown(url, sessionId))) missing.push(sessionId);
  }
  return missing;
}

/** False where the board says that nothing is pending and does not show it. */
async function isShown(url: string, sessionId: string): Promise<boolean> {
  for (;;) {
    const { queue, feed } = await get({ url }, '/api/board');
    if (queue.sessions.some(({ id }: { id: string }) => id === sessionId)) return true;
    if (feed.pending === 0) return false;
  }
}

async function socketsOn({ url }: Vigia): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${API_TOKEN}` } });
  return Number(/^vigia_sockets (\d+)$/m.exec(await answer.text())?.[1] ?? 0);
}

/** Acknowledged, and not stored. */
async function lossesOf({ events }: Ledger, { databaseUrl }: Stage) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ key: string }>('SELECT key FROM event');
  await client.end();
  const stored = new Set(rows.map(({ key }) => key));
  const promised = [...events].filter(([, { answered }]) => answered > 0).map(([key]) => key);
  return { promised: promised.length, lost: promised.filter((key) => !stored.has(key)) };
}
