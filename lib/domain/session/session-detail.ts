// The answer of GET /api/sessions/{id}, which the session page shows.
import type { AssigneeInfo } from '../board/board.ts';
import type { CustodySegment, Episode, SessionCard, Spell } from './session.ts';
import { cardOf } from './session-card.ts';
import type { SessionHistory } from './session-history.ts';
import type { TimelineEntry } from './timeline.ts';

export type SessionDetail = {
  session: SessionCard & {
    channelName: string | null;
    contactExternalId: string | null;
    ticketId: string | null;
    ticketNumber: string | null;
    in: number;
    out: number;
    lastAssigneeId: string | null;
  };
  /** Everybody whom the history names, by id. */
  assignees: Record<string, { name: string | null; type: string | null }>;
  episodes: Episode[];
  spells: DetailSpell[];
  custody: CustodySegment[];
  timeline: TimelineEntry[];
  /** Present where the oldest entries are left out. */
  truncated?: true;
};

/** One status with one assignee, whose type is the newest told. */
export type DetailSpell = Omit<Spell, 'seq'>;

/** `channelName` is null where no event has named a channel. */
export function sessionDetailOf(
  history: SessionHistory,
  channelName: string | null,
  assignees: ReadonlyMap<string, AssigneeInfo>,
): SessionDetail {
  const { state } = history;
  const { contactExternalId, ticketId, ticketNumber, lastAssigneeId } = state;
  const spells = detailSpellsOf(history.spells);
  return {
    session: {
      ...cardOf(state),
      channelName,
      contactExternalId,
      ticketId,
      ticketNumber,
      in: state.in,
      out: state.out,
      lastAssigneeId,
    },
    assignees: Object.fromEntries(namedIn(spells).map((held) => [held.id, infoOf(held, assignees)])),
    episodes: history.episodes,
    spells,
    custody: history.custody,
    timeline: history.timeline,
    ...(history.truncated ? { truncated: true } : {}),
  };
}

function detailSpellsOf(spells: readonly Spell[]): DetailSpell[] {
  const unbroken: DetailSpell[] = [];
  for (const { seq: _seq, ...spell } of spells) {
    const last = unbroken.at(-1);
    if (last?.status !== spell.status || last.assigneeId !== spell.assigneeId) unbroken.push(spell);
    else Object.assign(last, { to: spell.to, assigneeType: spell.assigneeType ?? last.assigneeType });
  }
  return unbroken;
}

type Held = { id: string; type: string | null };

function namedIn(spells: readonly DetailSpell[]): Held[] {
  const byId = new Map<string, Held>();
  for (const { assigneeId, assigneeType } of spells) {
    if (assigneeId !== null) byId.set(assigneeId, { id: assigneeId, type: assigneeType });
  }
  return [...byId.values()];
}

function infoOf({ id, type }: Held, assignees: ReadonlyMap<string, AssigneeInfo>) {
  const known = assignees.get(id);
  return { name: known?.name ?? null, type: type ?? known?.type ?? null };
}
