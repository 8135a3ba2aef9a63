import type { ImEvent } from '../../domain/events/event.ts';
import type { SessionCard } from '../../domain/session/session.ts';
import { cardOf } from '../../domain/session/session-card.ts';
import { foldSession } from '../../domain/session/session-fold.ts';
import type { Queryable } from '../connection/transaction.ts';

const SESSIONS_AT_ONCE = 20;

/** The cards as they stood at that instant, in the order of `ids`: the fold of the events up to it. */
export async function cardsAt(
  db: Queryable,
  orgId: string,
  ids: readonly string[],
  at: number,
): Promise<SessionCard[]> {
  const cards: SessionCard[] = [];
  for (let start = 0; start < ids.length; start += SESSIONS_AT_ONCE) {
    const some = ids.slice(start, start + SESSIONS_AT_ONCE);
    const events = await eventsUpTo(db, orgId, some, at);
    for (const id of some) {
      const fold = foldSession(events.get(id) ?? []);
      if (fold) cards.push(cardOf(fold.state));
    }
  }
  return cards;
}

async function eventsUpTo(db: Queryable, orgId: string, ids: readonly string[], at: number) {
  const { rows } = await db.query<{ facts: ImEvent }>(
    'SELECT facts FROM event WHERE org_id = $1 AND session_id = ANY($2::text[]) AND at <= $3',
    [orgId, ids, new Date(at)],
  );
  const bySession = new Map<string, ImEvent[]>();
  for (const { facts } of rows) {
    const events = bySession.get(facts.sessionId);
    if (events) events.push(facts);
    else bySession.set(facts.sessionId, [facts]);
  }
  return bySession;
}
