// The sessions that a batch touches, folded on or folded anew, and saved.

import { type Transaction, together } from '../../db/connection/transaction.ts';
import { readFacts } from '../../db/projection/event-rows.ts';
import { saveFindings } from '../../db/projection/finding-rows.ts';
import { readMessages, saveMessages } from '../../db/projection/message-rows.ts';
import { saveSessions, saveSpells, takeTurn } from '../../db/projection/session-rows.ts';
import type { ImEvent } from '../../domain/events/event.ts';
import { isWrittenBefore } from '../../domain/session/message-holder.ts';
import type { Message } from '../../domain/session/session.ts';
import { canExtend, extendSession, type Fold, foldSession } from '../../domain/session/session-fold.ts';
import type { SessionState } from '../../domain/session/session-state.ts';

/** What a session was before the batch and what it is after it, for the counters. */
export type SessionChange = { before: SessionState | null; after: SessionState };
export type MessageChange = { before: Message | null; after: Message };
export type FoldedBatch = { sessions: SessionChange[]; messages: MessageChange[] };

type Touched = { fresh: readonly ImEvent[]; moved: ReadonlySet<string> };

export async function foldSessions(
  tx: Transaction,
  orgId: string,
  { fresh, moved }: Touched,
): Promise<FoldedBatch> {
  const bySession = eventsBySession(fresh, moved);
  const ids = [...bySession.keys()].sort();
  if (ids.length === 0) return { sessions: [], messages: [] };
  const namedIds = new Set(messageIdsOf(fresh));
  const [held, named] = await together([
    takeTurn(tx, orgId, ids),
    readMessages(tx, orgId, { ids: [...namedIds], sessionIds: [] }),
  ]);
  const eventsOf = (id: string) => bySession.get(id) ?? [];
  const refolded = ids.filter((id) => moved.has(id) || cannotExtend(held.get(id), eventsOf(id), named));
  // Only now: before our turn another projector might still have been adding events.
  const facts = refolded.length > 0 ? await readFacts(tx, orgId, refolded) : new Map<string, ImEvent[]>();
  const own = await readMessages(tx, orgId, { ids: [], sessionIds: refolded });
  const known = new Map([...named, ...own]);

  const changes: SessionChange[] = [];
  const folds: { fold: Fold; isWhole: boolean }[] = [];
  for (const id of ids) {
    const before = held.get(id) ?? null;
    const isWhole = facts.has(id);
    const fold =
      before && !isWhole
        ? extendSession(before, eventsOf(id), known)
        : foldSession(facts.get(id) ?? eventsOf(id));
    if (fold === null) continue;
    changes.push({ before, after: fold.state });
    folds.push({ fold, isWhole });
  }
  // A session folded anew tells again of messages that another one may hold.
  const told = folds.flatMap(({ fold }) => fold.messages.map(({ id }) => id));
  const others = told.filter((id) => !known.has(id) && !namedIds.has(id));
  for (const [id, message] of await readMessages(tx, orgId, { ids: others, sessionIds: [] }))
    known.set(id, message);
  return { sessions: changes, messages: await saveFolds(tx, orgId, folds, known) };
}

function eventsBySession(fresh: readonly ImEvent[], moved: ReadonlySet<string>): Map<string, ImEvent[]> {
  const bySession = new Map<string, ImEvent[]>([...moved].map((id) => [id, []]));
  for (const event of fresh) {
    const events = bySession.get(event.sessionId);
    if (events) events.push(event);
    else bySession.set(event.sessionId, [event]);
  }
  return bySession;
}

/** A new session has no other events than these. What it knows of a message that another session holds, no row tells. */
function cannotExtend(
  state: SessionState | undefined,
  events: readonly ImEvent[],
  named: ReadonlyMap<string, Message>,
): boolean {
  if (state === undefined) return false;
  const isOfAnother = (event: ImEvent) =>
    event.kind !== 'status' && (named.get(event.messageId)?.sessionId ?? state.id) !== state.id;
  return !canExtend(state, events) || events.some(isOfAnother);
}

async function saveFolds(
  tx: Transaction,
  orgId: string,
  folds: readonly { fold: Fold; isWhole: boolean }[],
  known: ReadonlyMap<string, Message>,
): Promise<MessageChange[]> {
  const states = folds.map(({ fold }) => fold.state);
  const spells = folds.map(({ fold: { state, spells }, isWhole }) => ({
    sessionId: state.id,
    spells,
    isWhole,
  }));
  const findings = folds.flatMap(({ fold }) => fold.findings);
  const wholeSessions = folds.flatMap(({ fold, isWhole }) => (isWhole ? [fold.state.id] : []));
  const messages = messagesOf(folds, known);
  await together([
    saveSessions(tx, orgId, states),
    saveSpells(tx, orgId, spells),
    saveFindings(tx, orgId, { findings, wholeSessions }),
    messages.length > 0 && saveMessages(tx, orgId, messages),
  ]);
  return messages.map((after) => ({ before: known.get(after.id) ?? null, after }));
}

/** Sorted by id, without those that another session holds and keeps. */
function messagesOf(folds: readonly { fold: Fold }[], known: ReadonlyMap<string, Message>): Message[] {
  const messages = new Map<string, Message>();
  for (const message of folds.flatMap(({ fold }) => fold.messages)) {
    const held = messages.get(message.id) ?? known.get(message.id);
    const isOfAnother = held !== undefined && held.sessionId !== message.sessionId;
    if (!isOfAnother || isWrittenBefore(message, held)) messages.set(message.id, message);
  }
  return [...messages.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function messageIdsOf(events: readonly ImEvent[]): string[] {
  return [...new Set(events.flatMap((event) => (event.kind === 'status' ? [] : [event.messageId])))];
}
