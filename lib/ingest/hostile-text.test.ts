import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/postgres.ts';
import { historyPool, projectPool } from '../db/connection/pool.ts';
import { listSessions } from '../db/sessions/session-list.ts';
import { forgetEverything, ORG, openSource, post, projectAll, quarantined } from './testing/webhook.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await openSource();
});
afterAll(async () => {
  await historyPool().end();
  await database.drop();
});
beforeEach(forgetEverything);

const AT = Date.UTC(2025, 5, 27, 11);
const HOSTILE = [
  `'; DROP TABLE event; --`,
  `' OR '1'='1`,
  `"; DELETE FROM delivery; --`,
  `\\'; SELECT pg_sleep(60); --`,
  `$$; TRUNCATE session; $$`,
  `1); UPDATE source SET org_id = '1'; --`,
  `E'\\x27' || chr(39) || '/*'`,
  '$1',
  '%s',
  '\\',
  '{"a":[1,NULL]}',
];

/** The same text in every place that takes one. */
function elementsOf(text: string): object[] {
  const envelope = { eventTime: String(AT), orgId: ORG };
  const message = {
    ...{ sessionId: text, id: text, channelId: text, integration: text, messageType: 'TEXT', text },
    ...{ direction: 'IN', actor: { type: 'ENDUSER', name: text, externalId: text } },
  };
  const status = {
    ...{ sessionId: text, channelId: text, sessionStatus: text, replyStatus: text },
    ...{ currentAssigneeId: text, assigneeType: text },
  };
  return [
    { eventType: 'IM_Message_Add', payload: message, ...envelope },
    { eventType: 'IM_Session_Status', payload: status, ...envelope },
  ];
}

const rowsOf = async (query: string) => {
  const { rows } = await projectPool().query<Record<string, string>>(query);
  return rows.map((row) => Object.values(row)).sort();
};

it('stores text that looks like SQL to the letter, and finds it by itself', async () => {
  for (const text of HOSTILE) expect(await post(elementsOf(text))).toBe(200);
  await projectAll();
  expect(await quarantined()).toEqual([]);
  const everywhere = HOSTILE.map((text) => Array(5).fill(text)).sort();
  expect(await rowsOf('SELECT id, session_id, channel_id, author_name, text FROM message')).toEqual(
    everywhere,
  );
  expect(await rowsOf('SELECT id, channel_id, status, assignee_id, contact_name FROM session')).toEqual(
    everywhere,
  );
  const elements = HOSTILE.flatMap(elementsOf).map((element) => [JSON.stringify(element)]);
  expect(await rowsOf('SELECT element FROM event')).toEqual(elements.sort());
  for (const text of HOSTILE) {
    const asked = { status: [text], channel: [text], assignee: [text] };
    const { sessions } = await listSessions(asked, { orgId: ORG, channels: [text] }, AT);
    expect(sessions, text).toMatchObject([{ id: text, status: text, contactName: text }]);
  }
});
