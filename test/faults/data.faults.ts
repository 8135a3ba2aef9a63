// What a hostile or broken sender may put into a body, through the whole product. What the parts make of it alone is
// tested beside lib/zoho and lib/ingest.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerSays, sessionBecomes } from '../../e2e/support/zoho.ts';
import { audit } from './support/audit.ts';
import { type BoardWatch, watchBoard } from './support/board-watch.ts';
import { nextId, shuffled } from './support/chance.ts';
import { type FaultGround, openGround } from './support/ground.ts';
import { ORG, TOKEN } from './support/installation.ts';
import { post } from './support/post.ts';
import { sent } from './support/traffic.ts';
import { untilQuiet } from './support/verify.ts';

const CHANNEL = '3942000000995017';
const CANARY = 'canary-of-another-organisation';
const SAID = 'canary-of-what-a-customer-said';

let ground: FaultGround;
let board: BoardWatch;
beforeAll(async () => {
  ground = await openGround(23211);
  await ground.vigia.start();
  board = watchBoard(ground.vigia);
});
afterAll(async () => {
  board?.close();
  await ground?.close();
});

const message = (payload: object = {}, envelope: object = {}) => {
  const said = customerSays({ session: nextId(), channel: CHANNEL, text: SAID });
  return { ...said, ...envelope, payload: { ...said.payload, ...payload } };
};
/** As text: JSON.stringify itself cannot go so deep. */
const deep = (levels: number) =>
  `[${JSON.stringify(message({ meta: 'here' })).replace('"here"', '['.repeat(levels) + ']'.repeat(levels))}]`;
const deliver = async (body: string | Uint8Array) => (await post(ground.vigia.webhookUrl, body)).status;
/** Answered 200, so that the auditor asks for them. */
const promised = (...events: { key: string }[]) => ground.ledger.promised(events.map(({ key }) => key));
const reasons = async () => {
  const rows = await ground.postgres.query<{ reason: string; n: number }>(
    'SELECT reason, count(*)::int AS n FROM quarantined_element GROUP BY 1 ORDER BY 1',
  );
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, n]));
};
/** How many more were set aside for each reason. */
async function setAsideBy(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await reasons();
  await work();
  await untilQuiet({ ...ground });
  const after = Object.entries(await reasons()).map(
    ([reason, n]) => [reason, n - (before[reason] ?? 0)] as const,
  );
  return Object.fromEntries(after.filter(([, n]) => n > 0));
}

describe('a delivery', () => {
  it('that comes thirty times at once, and split and joined, is one event each', async () => {
    const events = Array.from({ length: 6 }, () => sent(message()));
    const list = (some: typeof events) => `[${some.map(({ text }) => text).join(',')}]`;
    const bodies = [
      ...Array.from({ length: 30 }, () => list(events)),
      ...events.map(({ text }) => text),
      list(events.slice(0, 2)),
      list(shuffled(ground.random, [...events, ...events])),
    ];
    const statuses = await Promise.all(shuffled(ground.random, bodies).map(deliver));
    expect(new Set(statuses)).toEqual(new Set([200]));
    promised(...events);
    await untilQuiet({ ...ground });
    const stored = await ground.postgres.query<{ deliveries: number }>(
      'SELECT deliveries FROM event WHERE key = ANY($1)',
      [events.map(({ key }) => key)],
    );
    // Thirty whole ones, one alone, two in the last; the first two events in one more.
    expect(stored.map(({ deliveries }) => deliveries).sort()).toEqual([33, 33, 33, 33, 34, 34]);
  });

  it.each([
    ['that is not UTF-8', Buffer.from([0x5b, 0xff, 0x5d]), { unreadable: 1 }],
    ['with an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), { unreadable: 1 }],
    ['with a raw surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), { unreadable: 1 }],
    ['in UTF-16', Buffer.from(`\uFEFF${JSON.stringify(message())}`, 'utf16le'), { unreadable: 1 }],
    ['with a byte order mark', Buffer.from(`\uFEFF${JSON.stringify([message()])}`), {}],
    ['with escaped NUL and half a pair', `[${JSON.stringify(message({ text: 'a\0b\ud800c' }))}]`, {}],
    ['cut short', JSON.stringify([message()]).slice(0, -3), { unreadable: 1 }],
    ['32 deep', deep(28), {}],
    ['1,000 deep', deep(1_000), { too_deep: 1 }],
    ['10,000 deep', deep(10_000), { too_deep: 1 }],
    ['of half a million brackets', '['.repeat(500_000), { too_deep: 1 }],
    ['of half a million pairs', `${'['.repeat(250_000)}${']'.repeat(250_000)}`, { too_deep: 1 }],
    [
      'with 20,000 fields',
      JSON.stringify([
        message({ meta: Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${n}`, n])) }),
      ]),
      {},
    ],
    ['that is a number', '5', { not_an_element: 1 }],
    ['that is null', 'null', { not_an_element: 1 }],
  ])('%s is taken, and its neighbours are projected', async (_name, body, expected) => {
    const neighbour = sent(message());
    const found = await setAsideBy(async () => {
      expect(await deliver(body)).toBe(200);
      expect(await deliver(neighbour.text)).toBe(200);
      promised(neighbour);
    });
    expect(found).toEqual(expected);
    expect(await ground.postgres.query('SELECT 1 FROM event WHERE key = $1', [neighbour.key])).toHaveLength(
      1,
    );
  });

  it('of 100,000 empty elements is set aside whole, and says how long the event loop stood still', async () => {
    // Asking begins a new measurement.
    await eventLoop();
    const found = await setAsideBy(async () => {
      expect(await deliver(`[${'{},'.repeat(99_999)}{}]`)).toBe(200);
    });
    console.info(`100,000 elements: ${JSON.stringify(found)}, event loop ${await eventLoop()}`);
    expect(found).toEqual({ not_an_element: 100_000 });
  });
});

/** Since it was asked last: of a usual worker, and of the one that stood still the longest. */
async function eventLoop(): Promise<string> {
  const headers = { authorization: `Bearer ${ground.vigia.apiToken}` };
  const text = await fetch(`${ground.vigia.url}/metrics`, { headers }).then((answer) => answer.text());
  const ms = (name: string) =>
    Math.round(
      Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(text)?.[1]) * 1000,
    );
  return `p99 ${ms('p99')} ms, longest ${ms('max')} ms`;
}

const ODD: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e21, '', ' ', 'x', [], {}, [[]], [1], { a: 1 }],
  ...['9'.repeat(200), '9007199254740993', '\0', '\ud800', 'NaN', '-0', '1e3', '2026-06-08T12:00:00Z'],
  ...["'; DROP TABLE event; --", "' OR '1'='1", '$1', '%', '_', '\\', '{"$gt":""}', '\u202Eevil', '<script>'],
  ...['__proto__', 'constructor', 'toString', '=cmd()', 'x'.repeat(10_000)],
];

it('any field of any type is stored or set aside, and never stops the projector', async () => {
  const { session, ...rest } = { session: nextId(), channel: CHANNEL };
  const templates = [message(), sessionBecomes({ session, ...rest, status: 'OPEN', from: 'CREATED' })];
  const elements = templates.flatMap((template) =>
    Object.keys(template.payload).flatMap((name) =>
      ODD.map((value) => ({
        ...template,
        payload: { ...template.payload, sessionId: nextId(), [name]: value },
      })),
    ),
  );
  const envelopes = ['eventTime', 'eventType', 'payload', '__proto__'].flatMap((name) =>
    // Of two equal keys the last one counts.
    ODD.map((value) => JSON.stringify(message()).replace(/\}$/, `,"${name}":${JSON.stringify(value)}}`)),
  );
  const texts = shuffled(
    ground.random,
    elements.map((element) => JSON.stringify(element)),
  );
  const found = await setAsideBy(async () => {
    for (let from = 0; from < texts.length; from += 40) {
      expect(await deliver(`[${texts.slice(from, from + 40).join(',')}]`)).toBe(200);
    }
    for (const text of envelopes) expect(await deliver(text)).toBe(200);
  });
  console.info(`${texts.length} odd elements: set aside ${JSON.stringify(found)}`);
  expect(found.failed).toBeUndefined();
});

it('odd questions are refused in words and harm nothing', async () => {
  for (const odd of ODD.map(String)) {
    for (const name of ['q', 'sort', 'status', 'channels', 'cursor', 'limit', 'at', '__proto__']) {
      const path = `/api/sessions?${name}=${encodeURIComponent(odd.toWellFormed())}`;
      const { status } = await fetch(ground.vigia.url + path, {
        headers: { authorization: `Bearer ${ground.vigia.apiToken}` },
      });
      expect([200, 400, 404, 414, 431], path.slice(0, 100)).toContain(status);
    }
  }
});

it('nothing of another organisation reaches a board, a list, a socket or a log', async () => {
  const foreign = message({ text: CANARY, actor: { name: CANARY, type: 'ENDUSER' } }, { orgId: '99999999' });
  const twice = JSON.stringify(message({ text: CANARY })).replace('{', `{"orgId":"${ORG}",`);
  const found = await setAsideBy(() =>
    deliver(
      `[${JSON.stringify(foreign)},${JSON.stringify(message())},${twice.replace(`"orgId":"${ORG}"}`, '"orgId":"99999999"}')}]`,
    ),
  );
  expect(found).toEqual({ wrong_org: 2 });
  const newcomer = ground.traffic.newcomer();
  await deliver(newcomer.text);
  await board.sees(newcomer.sessionId, 10_000);
  const paths = ['/api/board', '/api/sessions?limit=200', '/api/feed'];
  const answers = await Promise.all(paths.map(async (path) => JSON.stringify(await ground.vigia.get(path))));
  expect([...answers, board.heard(), ground.vigia.log()].filter((text) => text.includes(CANARY))).toEqual([]);
});

it('no log has a token or what anybody said, and no process died', () => {
  const log = ground.vigia.log();
  expect([TOKEN, SAID].filter((secret) => log.includes(secret))).toEqual([]);
  expect(log).not.toMatch(/a worker died|uncaught exception|unhandled rejection|could not be projected/);
});

it('every promise is kept after all of it', async () => {
  await untilQuiet(ground);
  await audit(ground, ground.ledger);
});
