// Sessions, spells and messages, held against the fold of their events; a page of sessions at a time.
import { isDeepStrictEqual } from 'node:util';
import { readTellings } from '../db/audit/stored-events.ts';
import { listOrgs, listSessionIds, readSpells, readStoredSessions } from '../db/audit/stored-sessions.ts';
import type { Queryable } from '../db/connection/transaction.ts';
import { readFacts } from '../db/projection/event-rows.ts';
import { readFindings } from '../db/projection/finding-rows.ts';
import { readMessages } from '../db/projection/message-rows.ts';
import { sessionRecordOf } from '../db/projection/session-rows.ts';
import type { ImEvent } from '../domain/events/event.ts';
import type { Finding } from '../domain/session/finding.ts';
import { isWrittenBefore } from '../domain/session/message-holder.ts';
import type { Message } from '../domain/session/session.ts';
import { type Fold, foldSession } from '../domain/session/session-fold.ts';
import { differingFields } from './difference.ts';
import { type Found, noteOfSession } from './found.ts';

/** One session as its events give it; for checks of one's own. */
export type OnSession = (session: {
  orgId: string;
  id: string;
  events: readonly ImEvent[];
  fold: Fold | null;
}) => void;

type Comparing = { db: Queryable; found: Found; onSession?: OnSession };

const SESSIONS_AT_ONCE = 300;

export async function compareSessions(comparing: Comparing): Promise<void> {
  for (const orgId of await listOrgs(comparing.db)) {
    for (let after = ''; ; ) {
      const ids = await listSessionIds(comparing.db, orgId, { after, limit: SESSIONS_AT_ONCE });
      const last = ids.at(-1);
      if (last === undefined) break;
      await comparePage(comparing, orgId, ids);
      after = last;
    }
  }
}

async function comparePage({ db, found, onSession }: Comparing, orgId: string, ids: string[]): Promise<void> {
  const facts = await readFacts(db, orgId, ids);
  const sessions = await readStoredSessions(db, orgId, ids);
  const spells = await readSpells(db, orgId, ids);
  const messages = messagesBySession(await readMessages(db, orgId, { ids: [], sessionIds: ids }));
  const findings = await readFindings(db, orgId, ids);
  const missing: Message[] = [];
  for (const id of ids) {
    const events = facts.get(id) ?? [];
    const fold = foldSession(events);
    found.seen.sessions += 1;
    onSession?.({ orgId, id, events, fold });
    const note = (projection: 'session' | 'spell' | 'finding', what: string) =>
      noteOfSession(found, id, { projection, orgId, id, what });
    const ofSession = sessionDifference(sessions.get(id), fold);
    if (ofSession) note('session', ofSession);
    const ofSpells = spellDifference(spells.get(id) ?? [], fold?.spells ?? []);
    if (ofSpells) note('spell', ofSpells);
    const ofFindings = findingDifference(findings.get(id) ?? [], fold?.findings ?? []);
    if (ofFindings) note('finding', ofFindings);
    missing.push(...compareMessages(found, { orgId, id, held: messages.get(id) ?? new Map(), fold }));
  }
  await noteMissing({ db, found }, orgId, missing);
}

function messagesBySession(messages: ReadonlyMap<string, Message>): Map<string, Map<string, Message>> {
  const bySession = new Map<string, Map<string, Message>>();
  for (const [id, message] of messages) {
    const ofSession = bySession.get(message.sessionId) ?? new Map<string, Message>();
    bySession.set(message.sessionId, ofSession.set(id, message));
  }
  return bySession;
}

function sessionDifference(held: object | undefined, fold: Fold | null): string | null {
  if (!fold) return held ? 'no event names it' : null;
  return held ? differingFields(held, sessionRecordOf(fold.state), isDeepStrictEqual) : 'missing';
}

function spellDifference(held: Fold['spells'], wanted: Fold['spells']): string | null {
  if (held.length !== wanted.length) return `${held.length} instead of ${wanted.length}`;
  const place = wanted.findIndex((spell, i) => !isDeepStrictEqual(held[i], spell));
  return place === -1 ? null : `number ${place}`;
}

/** In any order: those of one instant stand in that of the fold, and are stored by key. */
function findingDifference(held: readonly Finding[], wanted: readonly Finding[]): string | null {
  if (held.length !== wanted.length) return `${held.length} instead of ${wanted.length}`;
  const byKey = new Map(held.map((finding) => [`${finding.kind} ${finding.key}`, finding]));
  const isSame = wanted.every((one) => isDeepStrictEqual(byKey.get(`${one.kind} ${one.key}`), one));
  return isSame ? null : 'another';
}

type OfSession = { orgId: string; id: string; held: ReadonlyMap<string, Message>; fold: Fold | null };

/** Returns those that are not there. */
function compareMessages(found: Found, { orgId, id, held, fold }: OfSession): Message[] {
  const wanted = new Map((fold?.messages ?? []).map((message) => [message.id, message]));
  const note = (messageId: string, what: string) =>
    noteOfSession(found, id, { projection: 'message', orgId, id: messageId, what });
  for (const [messageId, message] of held) {
    found.seen.messages += 1;
    const told = wanted.get(messageId);
    const what = told ? differingFields(message, told, isDeepStrictEqual) : 'no event tells it';
    if (what) note(messageId, what);
  }
  return [...wanted.values()].filter((message) => !held.has(message.id));
}

/** Not missing is what another session holds by right, which an event tells there. */
async function noteMissing(
  { db, found }: Comparing,
  orgId: string,
  missing: readonly Message[],
): Promise<void> {
  if (missing.length === 0) return;
  const messageIds = missing.map(({ id }) => id);
  const elsewhere = await readMessages(db, orgId, { ids: messageIds, sessionIds: [] });
  const sessionIds = [...new Set([...elsewhere.values()].map(({ sessionId }) => sessionId))];
  const tellings = sessionIds.length > 0 ? await readTellings(db, orgId, { sessionIds, messageIds }) : [];
  const told = new Set(tellings.map(({ sessionId, messageId }) => `${sessionId} ${messageId}`));
  for (const message of missing) {
    const { id, sessionId } = message;
    const holder = elsewhere.get(id);
    const isTold = holder !== undefined && told.has(`${holder.sessionId} ${id}`);
    if (isTold && isWrittenBefore(holder, message)) continue;
    const what = isTold ? 'held by a session where it was written later' : 'missing';
    noteOfSession(found, sessionId, { projection: 'message', orgId, id, what });
  }
}
