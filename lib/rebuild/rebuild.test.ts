import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/postgres.ts';
import { auditPool, projectPool } from '../db/connection/pool.ts';
import { inSnapshot } from '../db/live/board-read.ts';
import { settledPosition } from '../db/live/change-feed.ts';
import { projectPending } from '../ingest/project/project.ts';
import { post, projectAll, projections } from '../ingest/testing/webhook.ts';
import { compareProjections } from './compare.ts';
import { PROJECTIONS } from './difference.ts';
import type { Found } from './found.ts';
import { rebuild } from './rebuild.ts';
import { commandFrom, runCommand } from './rebuild-command.ts';
import { fillDatabase, inventedBodies } from './testing/filled.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await fillDatabase({ events: 600 });
});
afterAll(() => database.drop());

const run = (text: string) => projectPool().query(text);
async function everything(): Promise<Record<string, unknown[]>> {
  return { ...(await projections()), events: (await run(EVENTS)).rows };
}
const EVENTS =
  'SELECT key, at, received_at, deliveries, clock_flagged, session_id, facts FROM event ORDER BY key';

/** The projections in which something differs. */
const differing = ({ differences }: Found) =>
  PROJECTIONS.filter((projection) => differences.count(projection) > 0);

it('finds nothing to change in what the projector left, and changes nothing', async () => {
  const before = await everything();
  const { first } = await rebuild({ write: true });
  expect(first.differences.examples()).toEqual([]);
  expect(first.seen).toMatchObject({ events: before.events?.length, messages: before.messages?.length });
  expect(await everything()).toEqual(before);
});

const A_SESSION = `(SELECT id FROM session WHERE version > 3 AND status IS NOT NULL ORDER BY id LIMIT 1)`;
const A_MESSAGE = `(SELECT id FROM message WHERE author_kind <> 'system' ORDER BY id LIMIT 1)`;
/** A customer's message with values that everybody knows, and that nothing was learned from. */
const PLAIN = `facts->>'kind' = 'message' AND facts->>'type' = 'TEXT' AND facts->>'integration' = 'WHATSAPP'
  AND facts->>'direction' = 'IN' AND facts->>'status' = 'SAVED'
  AND key NOT IN (SELECT learned_key FROM channel WHERE learned_key IS NOT NULL)`;
const followedBy = (
  kind: string,
) => `EXISTS (SELECT 1 FROM event AS later WHERE later.session_id = event.session_id
  AND later.at >= event.at AND later.key <> event.key AND later.facts->>'kind' = '${kind}'
  AND (later.facts->>'type' IS NULL OR later.facts->>'type' = 'TEXT'))`;
/** Not the last word of its session. */
const AN_EVENT = `(SELECT key FROM event WHERE ${PLAIN} AND ${followedBy('message')} ORDER BY key LIMIT 1)`;
/** No count of Zoho's can miss it, and no spell begins with it. */
const AN_UNCOUNTED_EVENT = `(SELECT key FROM event WHERE ${PLAIN} AND NOT ${followedBy('status')}
  AND EXISTS (SELECT 1 FROM event AS earlier WHERE earlier.session_id = event.session_id AND earlier.at < event.at
    AND earlier.facts->>'kind' = 'status') ORDER BY key LIMIT 1)`;
const A_MINUTE = '(SELECT ctid FROM channel_minute WHERE n > 0 ORDER BY 1 LIMIT 1)';
const A_FINDING = '(SELECT ctid FROM finding ORDER BY session_id, key LIMIT 1)';
const AN_UNKNOWN = `(SELECT ctid FROM unknown_value WHERE field = 'status' ORDER BY value LIMIT 1)`;
const A_COUNT = '(SELECT ctid FROM status_count WHERE n > 0 ORDER BY 1 LIMIT 1)';

describe('damage', () => {
  it.each([
    [
      'a changed session',
      `UPDATE session SET status = 'MISSED' WHERE id = ${A_SESSION}`,
      ['session', 'status count'],
    ],
    [
      'a changed fold',
      `UPDATE session SET fold = jsonb_set(fold, '{in}', '99') WHERE id = ${A_SESSION}`,
      ['session'],
    ],
    [
      'a session lost together with its count',
      `WITH lost AS (DELETE FROM session WHERE id = ${A_SESSION} RETURNING org_id, channel_id, status)
        UPDATE status_count AS c SET n = n - 1 FROM lost
        WHERE (c.org_id, c.channel_id, c.status) = (lost.org_id, lost.channel_id, lost.status)`,
      ['session'],
    ],
    ['a lost session', `DELETE FROM session WHERE id = ${A_SESSION}`, ['session', 'status count']],
    [
      'a session of no event',
      `INSERT INTO session (org_id, id) SELECT org_id, 'ghost' FROM session LIMIT 1`,
      ['session'],
    ],
    ['a deleted spell', `DELETE FROM spell WHERE session_id = ${A_SESSION} AND seq = 0`, ['spell']],
    [
      'a spell too many',
      `INSERT INTO spell SELECT org_id, session_id, 999, status, null, null, from_at, null FROM spell WHERE session_id = ${A_SESSION} AND seq = 0`,
      ['spell'],
    ],
    [
      'a status count off by one',
      `UPDATE status_count SET n = n + 1 WHERE ctid = ${A_COUNT}`,
      ['status count'],
    ],
    ['a lost status count', `DELETE FROM status_count WHERE ctid = ${A_COUNT}`, ['status count']],
    [
      'a minute off by one',
      `UPDATE channel_minute SET n = n - 1 WHERE ctid = ${A_MINUTE}`,
      ['channel minute'],
    ],
    ['a missing message', `DELETE FROM message WHERE id = ${A_MESSAGE}`, ['message', 'channel minute']],
    ['a changed message', `UPDATE message SET text = 'something else' WHERE id = ${A_MESSAGE}`, ['message']],
    [
      'a message that nobody sent',
      `INSERT INTO message SELECT org_id, 'ghost', session_id, channel_id, at, direction, author_kind, author_name, type, text, status, status_at FROM message WHERE id = ${A_MESSAGE}`,
      ['message', 'channel minute'],
    ],
    [
      'a missing event',
      `DELETE FROM event WHERE key = ${AN_UNCOUNTED_EVENT}`,
      ['event', 'session', 'message'],
    ],
    [
      'events that are all missing',
      'TRUNCATE event',
      ['event', 'session', 'spell', 'message', 'finding', 'channel', 'assignee', 'unknown value'],
    ],
    [
      'a number of deliveries that is off',
      `UPDATE event SET deliveries = deliveries + 1 WHERE key = ${AN_EVENT}`,
      ['event'],
    ],
    [
      'an event at another time',
      `UPDATE event SET at = at + interval '1 s' WHERE key = ${AN_EVENT}`,
      ['event'],
    ],
    [
      'changed facts',
      `UPDATE event SET facts = jsonb_set(facts, '{text}', '"else"') WHERE key = ${AN_EVENT}`,
      ['event', 'message'],
    ],
    [
      'a changed element',
      `UPDATE event SET element = replace(element, '"eventTime"', '"eventTimes"') WHERE key = ${AN_EVENT}`,
      ['event'],
    ],
    [
      'a forgotten channel',
      'DELETE FROM channel WHERE ctid = (SELECT ctid FROM channel ORDER BY id LIMIT 1)',
      ['channel'],
    ],
    [
      'an assignee by another name',
      `UPDATE assignee SET learned_name = 'Otto' WHERE ctid = (SELECT ctid FROM assignee WHERE learned_name IS NOT NULL ORDER BY id LIMIT 1)`,
      ['assignee'],
    ],
    ['a forgotten finding', `DELETE FROM finding WHERE ctid = ${A_FINDING}`, ['finding']],
    [
      'a changed finding',
      `UPDATE finding SET at = at + interval '1 s' WHERE ctid = ${A_FINDING}`,
      ['finding'],
    ],
    [
      'a finding of no event',
      `INSERT INTO finding SELECT org_id, 'ghost', key, kind, at, missing, held_status, old_status FROM finding WHERE ctid = ${A_FINDING}`,
      ['finding'],
    ],
    ['a forgotten value', `DELETE FROM unknown_value WHERE ctid = ${AN_UNKNOWN}`, ['unknown value']],
    [
      'a value that is miscounted',
      `UPDATE unknown_value SET n = n + 1, first_at = last_at WHERE ctid = ${AN_UNKNOWN}`,
      ['unknown value'],
    ],
    [
      'a value that nobody sent',
      `INSERT INTO unknown_value SELECT org_id, field, 'GHOST', n, first_at, last_at FROM unknown_value WHERE ctid = ${AN_UNKNOWN}`,
      ['unknown value'],
    ],
    ['a forgotten type of events', `DELETE FROM unknown_value WHERE field = 'eventType'`, ['unknown value']],
    [
      'a forgotten mark of quarantine',
      `DELETE FROM quarantined_element WHERE reason = 'unreadable'`,
      ['quarantine'],
    ],
  ])('%s is found, named and set right', async (_name, damage, expected) => {
    const before = await everything();
    const { rowCount } = await run(damage);
    if (!damage.startsWith('TRUNCATE')) expect(rowCount).toBeGreaterThan(0);
    const { first, last } = await rebuild({ write: true });
    expect(differing(first)).toEqual(PROJECTIONS.filter((projection) => expected.includes(projection)));
    expect(last.differences.examples()).toEqual([]);
    expect(await everything()).toEqual(before);
  });
});

describe('an installation that serves', () => {
  it('differs in nothing while the projector is at work', async () => {
    let isDone = false;
    const working = (async () => {
      for (const body of inventedBodies(40, 11)) {
        await post(body);
        await projectPending();
      }
      isDone = true;
    })();
    let looks = 0;
    for (; !isDone; looks += 1) {
      const found = await inSnapshot(auditPool(), (db) => compareProjections(db, { eventsAtOnce: 200 }));
      expect(found.differences.examples()).toEqual([]);
    }
    await working;
    expect(looks).toBeGreaterThan(1);
    await projectAll();
  }, 60_000);

  it('is set right while the projector is at work', async () => {
    const before = await everything();
    await run('UPDATE status_count SET n = n + 3');
    await run(`UPDATE channel_minute SET n = n + 1 WHERE ctid = ${A_MINUTE}`);
    await run(`DELETE FROM spell WHERE seq = 1`);
    const working = (async () => {
      for (const body of inventedBodies(40, 13)) {
        await post(body);
        await projectPending();
      }
    })();
    await rebuild({ write: true });
    await working;
    await projectAll();
    expect((await rebuild({ write: false })).first.differences.examples()).toEqual([]);
    expect((await everything()).sessions?.length).toBeGreaterThan(before.sessions?.length ?? 0);
  }, 60_000);

  it('is not held up by a comparison: the feed moves on', async () => {
    await inSnapshot(auditPool(), async (db) => {
      await compareProjections(db);
      const before = await settledPosition(projectPool());
      await post(firstBody(17));
      await projectAll();
      const after = await settledPosition(projectPool());
      expect(after.tx).toBeGreaterThan(before.tx);
    });
  });
});

function firstBody(seed: number): string {
  for (const body of inventedBodies(1, seed)) return body;
  return '[]';
}

describe('the command', () => {
  it('says what differs, changes nothing unless told to, and says so', async () => {
    await run('UPDATE status_count SET n = n + 1');
    const told = await runCommand(commandFrom([]));
    expect(told.isRight).toBe(false);
    expect(told.words).toMatch(/status count: \d+ differ.*\nNothing was changed/);
    const written = await runCommand(commandFrom(['--write']));
    expect(written.words).toMatch(/All of it was set right\.$/);
    expect((await runCommand(commandFrom([]))).words).toMatch(/Nothing differs\.$/);
  });

  it('refuses what it does not know', () => {
    expect(() => commandFrom(['--wrote'])).toThrow('Usage: npm run rebuild');
  });
});
