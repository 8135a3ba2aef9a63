// The timeline cut into the session's episodes.

import { isTerminal } from '@/lib/domain/events/status';
import type { DetailSpell, SessionDetail } from '@/lib/domain/session/session-detail';
import type { TimelineEntry } from '@/lib/domain/session/timeline';
import { rowsOf, type SpellOf, type TimelineOptions, type TimelineRow } from './timeline-rows';

export type EpisodeRows = {
  /** Counted from 1 over the whole session. */
  number: number;
  rows: TimelineRow[];
  from: number;
  to: number | null;
  /** From the end of the one before to the first sign of this one; null on the first. */
  afterEndMs: number | null;
  messages: number;
  lastAssigneeId: string | null;
};

export function episodeRowsOf(detail: SessionDetail, options: TimelineOptions): EpisodeRows[] {
  const groups = inEpisodes(detail.timeline);
  const offset = Math.max(0, detail.episodes.length - groups.length);
  const spellOf = spellFinder(detail.spells);
  const opening = detail.truncated ? null : openingSpell(detail);
  let held = opening;
  return groups.map((entries, index) => {
    const episode = detail.episodes[offset + index] ?? null;
    const endedAt = index === 0 ? null : (detail.episodes[offset + index - 1]?.to ?? null);
    const from = entries[0]?.at ?? 0;
    const written = rowsOf(entries, { held, lastAt: null }, spellOf, { ...options, episode });
    held = written.held;
    return {
      number: offset + index + 1,
      rows: index === 0 && opening ? [openingRow(opening), ...written.rows] : written.rows,
      from,
      to: episode?.to ?? null,
      afterEndMs: endedAt === null ? null : from - endedAt,
      messages: entries.filter(({ kind }) => kind === 'message').length,
      lastAssigneeId: written.lastAssigneeId,
    };
  });
}

/** An episode begins with the first customer message after the end, or with the status that reopens. */
function inEpisodes(timeline: readonly TimelineEntry[]): TimelineEntry[][] {
  const groups: TimelineEntry[][] = [[]];
  /** What came since the first customer message after the end; it belongs to the next episode, if one comes. */
  let returned: TimelineEntry[] = [];
  let ended = false;
  for (const entry of timeline) {
    const isStatus = entry.kind === 'status';
    if (ended && isStatus && !isTerminal(entry.status)) {
      groups.push([...returned, entry]);
      returned = [];
    } else if (ended && (returned.length > 0 || isCustomers(entry))) {
      returned.push(entry);
    } else {
      groups.at(-1)?.push(entry);
    }
    if (isStatus) ended = isTerminal(entry.status);
  }
  groups.at(-1)?.push(...returned);
  return groups;
}

function isCustomers(entry: TimelineEntry): boolean {
  return entry.kind === 'message' && entry.authorKind === 'customer';
}

/** The stretch before the first status event has no event of its own. */
function openingSpell({ spells: [first] }: SessionDetail): DetailSpell | null {
  return first?.status === null ? first : null;
}

function openingRow(spell: DetailSpell): TimelineRow {
  return {
    kind: 'spell',
    key: 'opening',
    status: null,
    entry: null,
    spell,
    previous: null,
    byCustomer: false,
  };
}

/** Of two reports of one instant that differ in the reply status alone, the first began the spell. */
function spellFinder(spells: readonly DetailSpell[]): SpellOf {
  const left = new Map<string, DetailSpell[]>();
  for (const spell of spells) {
    const key = `${spell.from} ${spell.status} ${spell.assigneeId}`;
    left.set(key, [...(left.get(key) ?? []), spell]);
  }
  return (entry) => left.get(`${entry.at} ${entry.status} ${entry.assigneeId}`)?.shift() ?? null;
}
