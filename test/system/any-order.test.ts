import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVigia, type Vigia } from '../../e2e/support/server.ts';
import { type Fixture, fixtures } from '../fixtures.ts';
import { testDatabase } from '../postgres.ts';
import { get, type Json, post, settledBoard } from './caller.ts';

let inOrder: Vigia;
let shuffled: Vigia;
const drops: (() => Promise<void>)[] = [];

async function vigiaOn(port: number): Promise<Vigia> {
  const database = await testDatabase();
  drops.push(database.drop);
  return startVigia(port, { DATABASE_URL: database.url });
}

beforeAll(async () => {
  [inOrder, shuffled] = [await vigiaOn(23131), await vigiaOn(23132)];
  for (const fixture of fixtures()) expect(await post(inOrder, fixture.body), fixture.name).toBe(200);
  const reversed = fixtures().reverse();
  await Promise.all(
    [0, 1, 2, 3].map(async (sender) => {
      for (const fixture of interleaved([...reversed, ...reversed], sender)) {
        expect(await post(shuffled, fixture.body), fixture.name).toBe(200);
      }
    }),
  );
  await Promise.all([settledBoard(inOrder), settledBoard(shuffled)]);
}, 240_000);

afterAll(async () => {
  await Promise.all([inOrder?.stop(), shuffled?.stop()]);
  for (const drop of drops) await drop();
}, 60_000);

describe('the fixtures, posted in order and posted in reverse, twice, by four senders at once', () => {
  it('give the same board', async () => {
    expect(comparableBoard(await settledBoard(shuffled))).toEqual(
      comparableBoard(await settledBoard(inOrder)),
    );
  });

  it('give the same sessions with the same histories', async () => {
    const expected = await allSessions(inOrder);
    expect(expected.length).toBeGreaterThan(40);
    expect((await allSessions(shuffled)).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    for (const { id } of expected) {
      expect(comparableSession(await get(shuffled, `/api/sessions/${id}`)), id).toEqual(
        comparableSession(await get(inOrder, `/api/sessions/${id}`)),
      );
    }
  }, 60_000);

  it('show two episodes, one reopening and a gapless custody for the life of two episodes', async () => {
    const { session, episodes, custody } = await get(inOrder, '/api/sessions/3942000001025031');
    expect(episodes).toHaveLength(2);
    expect(session.reopenCount).toBe(1);
    const holders: string[] = custody.map(({ holder }: Json) => holder);
    expect(holders.filter((holder) => holder !== 'CUSTOMER' && holder !== holders[0]).length).toBeGreaterThan(
      3,
    );
    for (const [i, segment] of custody.entries()) {
      if (i > 0) expect(segment.from).toBe(custody[i - 1].to);
    }
  });

  it('keep another organisation off the board and out of every answer', async () => {
    const answers = JSON.stringify([await settledBoard(inOrder), await allSessions(inOrder)]);
    expect(answers).not.toContain('65403000000038099');
    expect(answers).not.toContain('99999999');
    expect((await settledBoard(inOrder)).feed.quarantined).toBe(2);
  });

  it('keep ids that do not fit a double', async () => {
    expect((await get(inOrder, '/api/sessions/50007000000004136')).status).toBe(200);
  });
});

const interleaved = (all: Fixture[], sender: number) => all.filter((_, i) => i % 4 === sender);

async function allSessions(vigia: Vigia): Promise<Json[]> {
  const sessions: Json[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Json = await get(vigia, `/api/sessions?limit=200${cursor ? `&cursor=${cursor}` : ''}`);
    sessions.push(...page.sessions);
    cursor = page.nextCursor;
  }
  return sessions.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One fixture's event time lies in the future, so its place is the time of its receipt: its session and its channel
 *  are compared without what follows from that. */
const FROM_THE_FUTURE = '3942000001025050';
const ITS_CHANNEL = '3942000000995017';

function comparableBoard({ asOf, position, feed, ...board }: Json): Json {
  return {
    ...board,
    queue: { ...board.queue, sessions: board.queue.sessions.map(comparableCard) },
    messagesByChannel: board.messagesByChannel.map(({ in: i, out, lastHour, perMinute, ...row }: Json) =>
      row.channelId === ITS_CHANNEL ? row : { ...row, in: i, out, lastHour, perMinute },
    ),
  };
}

function comparableCard(card: Json): Json {
  if (card.id !== FROM_THE_FUTURE) return card;
  const { lastEventAt, lastMessage, ...rest } = card;
  return rest;
}

function comparableSession(answer: Json): Json {
  const { asOf, position, ...rest } = answer;
  const timeline = rest.timeline.map(
    ({ position: _, receivedAt, late, deliveries, anomalies, at, ...entry }: Json) => ({
      ...entry,
      ...(rest.session.id === FROM_THE_FUTURE ? {} : { at }),
      anomalies: anomalies.filter((anomaly: string) => anomaly !== 'late' && anomaly !== 'duplicate'),
    }),
  );
  return { ...rest, session: comparableCard(rest.session), timeline };
}
