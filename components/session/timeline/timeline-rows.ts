// The rows of one episode: spells, messages, silences, days, in event order.
import type { DetailSpell, SessionDetail } from '@/lib/domain/session/session-detail';
import type { EventEntry, TimelineEntry } from '@/lib/domain/session/timeline';

export const SILENCE_MS = 60_000;

export type StatusEntry = Extract<EventEntry, { kind: 'status' }>;
export type MessageEntry = Extract<EventEntry, { kind: 'message' }>;
export type MessageStateEntry = Extract<EventEntry, { kind: 'message_status' }>;
export type NoteEntry = Extract<TimelineEntry, { kind: 'note' }>;
export type Episode = SessionDetail['episodes'][number];
export type FirstReply = { afterMs: number; after: 'handoff' | 'customer' };

/** `status` is the one that holds at the row, for the rail. */
type Base = { key: string; status: string | null };

export type SpellRow = Base & {
  kind: 'spell';
  /** Null: no event began it (known from messages alone). */
  entry: StatusEntry | null;
  spell: DetailSpell;
  previous: DetailSpell | null;
  /** A customer message came between the end and this spell. */
  byCustomer: boolean;
};

export type MessageRow = Base & { kind: 'message'; entry: MessageEntry; firstReply: FirstReply | null };

export type TimelineRow =
  | SpellRow
  | MessageRow
  | (Base & { kind: 'report'; entry: StatusEntry })
  | (Base & { kind: 'state'; entry: MessageStateEntry })
  | (Base & { kind: 'note'; entry: NoteEntry })
  | (Base & { kind: 'gap'; ms: number })
  | (Base & { kind: 'day'; at: number });

export type TimelineOptions = {
  /** The local date of an instant, as text that differs from day to day. */
  dayOf: (at: number) => string;
  /** Show every change of a message's delivery state as a row of its own. */
  withStates: boolean;
};

/** The spell that a status event began; null for one that began none. */
export type SpellOf = (entry: StatusEntry) => DetailSpell | null;

/** `held` is the spell before the first entry; `lastAt` the instant of the entry before it. */
export type RowsBefore = { held: DetailSpell | null; lastAt: number | null };

export type WrittenRows = { rows: TimelineRow[]; held: DetailSpell | null; lastAssigneeId: string | null };

type Writing = WrittenRows & {
  lastAt: number | null;
  customerSpoke: boolean;
  firstReplyShown: boolean;
};

export function rowsOf(
  entries: readonly TimelineEntry[],
  before: RowsBefore,
  spellOf: SpellOf,
  { episode, dayOf, withStates }: TimelineOptions & { episode: Episode | null },
): WrittenRows {
  const writing: Writing = {
    ...before,
    rows: [],
    lastAssigneeId: null,
    customerSpoke: false,
    firstReplyShown: false,
  };
  for (const entry of entries) {
    if (entry.kind === 'message_status' && !withStates) continue;
    pushPause(writing, entry.at, dayOf);
    writing.lastAt = entry.at;
    pushEntry(writing, entry, spellOf, episode);
  }
  return writing;
}

function pushPause(writing: Writing, at: number, dayOf: TimelineOptions['dayOf']) {
  const { lastAt, rows, held } = writing;
  if (lastAt === null) return;
  const base = { key: `pause-${rows.length}-${at}`, status: held?.status ?? null };
  if (dayOf(at) !== dayOf(lastAt)) rows.push({ ...base, kind: 'day', at });
  else if (at - lastAt >= SILENCE_MS) rows.push({ ...base, kind: 'gap', ms: at - lastAt });
}

function pushEntry(writing: Writing, entry: TimelineEntry, spellOf: SpellOf, episode: Episode | null) {
  const base = { key: entry.position, status: writing.held?.status ?? null };
  switch (entry.kind) {
    case 'status': {
      const spell = spellOf(entry);
      if (spell) pushSpell(writing, entry, spell);
      else writing.rows.push({ ...base, kind: 'report', entry });
      return;
    }
    case 'message':
      writing.customerSpoke ||= entry.authorKind === 'customer';
      writing.rows.push({
        ...base,
        kind: 'message',
        entry,
        firstReply: firstReplyIn(writing, entry, episode),
      });
      return;
    case 'message_status':
      writing.rows.push({ ...base, kind: 'state', entry });
      return;
    case 'note':
      writing.rows.push({ ...base, kind: 'note', entry });
  }
}

function pushSpell(writing: Writing, entry: StatusEntry, spell: DetailSpell) {
  const { held, customerSpoke } = writing;
  const row = { key: entry.position, status: spell.status, entry, spell };
  writing.rows.push({ ...row, kind: 'spell', previous: held, byCustomer: customerSpoke });
  writing.held = spell;
  writing.lastAssigneeId = spell.assigneeId ?? writing.lastAssigneeId;
}

function firstReplyIn(writing: Writing, entry: MessageEntry, episode: Episode | null): FirstReply | null {
  const isFirst = entry.authorKind === 'agent' && entry.at === episode?.firstHumanReplyAt;
  if (!isFirst || writing.firstReplyShown) return null;
  writing.firstReplyShown = true;
  return firstReplyOf(episode);
}

/** From the bot's handoff where there was one, else from the first customer message. */
export function firstReplyOf(episode: Episode): FirstReply | null {
  const { handoffAt, firstCustomerMessageAt, firstHumanReplyAt } = episode;
  if (firstHumanReplyAt === null) return null;
  if (handoffAt !== null) return { afterMs: firstHumanReplyAt - handoffAt, after: 'handoff' };
  if (firstCustomerMessageAt === null) return null;
  return { afterMs: firstHumanReplyAt - firstCustomerMessageAt, after: 'customer' };
}
