// Who holds the sessions that are not terminal.
import { type Assignment, assignmentOf } from '../events/assignment.ts';
import type { SessionCard } from '../session/session.ts';
import type { AssigneeInfo } from './board.ts';

export type AssignmentCounts = Record<Assignment, number>;

export type AssigneeFigures = {
  assigneeId: string;
  assigneeType: string | null;
  name: string | null;
  sessions: number;
  awaitingReply: number;
  longestAwaitingSince: number | null;
};

/** The four add up to all the sessions; channels without any are left out; the busiest assignee is first. */
export type AssignmentFigures = AssignmentCounts & {
  byChannel: ({ channelId: string | null } & AssignmentCounts)[];
  byAssignee: AssigneeFigures[];
};

export function assignmentFigures(
  cards: readonly SessionCard[],
  assignees: ReadonlyMap<string, AssigneeInfo>,
): AssignmentFigures {
  const all = noCounts();
  const byChannel = new Map<string, { channelId: string | null } & AssignmentCounts>();
  for (const card of cards) {
    const assignment = assignmentOf(card);
    const channel = byChannel.get(card.channelId ?? '') ?? { channelId: card.channelId, ...noCounts() };
    byChannel.set(card.channelId ?? '', channel);
    all[assignment] += 1;
    channel[assignment] += 1;
  }
  const channels = [...byChannel].sort(([a], [b]) => compareText(a, b));
  return {
    ...all,
    byChannel: channels.map(([, counts]) => counts),
    byAssignee: byAssignee(cards, assignees),
  };
}

/** By assignee, the session whose customer has waited longest for a reply; the id breaks ties. */
export function longestAwaiting(cards: readonly SessionCard[]): ReadonlyMap<string, string> {
  const longest = new Map<string, SessionCard>();
  for (const card of cards) {
    if (card.assigneeId === null || card.awaitingReplySince === null) continue;
    const other = longest.get(card.assigneeId);
    if (!other || isAwaitedLonger(card, other)) longest.set(card.assigneeId, card);
  }
  return new Map([...longest].map(([assigneeId, { id }]) => [assigneeId, id]));
}

function isAwaitedLonger(a: SessionCard, b: SessionCard): boolean {
  const difference = (a.awaitingReplySince ?? Infinity) - (b.awaitingReplySince ?? Infinity);
  return difference < 0 || (difference === 0 && a.id < b.id);
}

function noCounts(): AssignmentCounts {
  return { AGENT: 0, BOT: 0, NONE: 0, OTHER: 0 };
}

function byAssignee(
  cards: readonly SessionCard[],
  assignees: ReadonlyMap<string, AssigneeInfo>,
): AssigneeFigures[] {
  const held = new Map<string, { figures: AssigneeFigures; newest: SessionCard }>();
  for (const card of cards) {
    if (card.assigneeId === null) continue;
    const theirs = held.get(card.assigneeId);
    if (!theirs) held.set(card.assigneeId, { figures: withOne(card.assigneeId, card), newest: card });
    else {
      add(theirs.figures, card);
      if (isNewer(card, theirs.newest)) theirs.newest = card;
    }
  }
  return [...held.values()]
    .map(({ figures, newest }) => {
      const info = assignees.get(figures.assigneeId);
      return { ...figures, assigneeType: info?.type ?? newest.assigneeType, name: info?.name ?? null };
    })
    .sort(byLoad);
}

function withOne(assigneeId: string, card: SessionCard): AssigneeFigures {
  const none = { sessions: 0, awaitingReply: 0, longestAwaitingSince: null };
  const figures: AssigneeFigures = { assigneeId, assigneeType: null, name: null, ...none };
  add(figures, card);
  return figures;
}

function add(figures: AssigneeFigures, { awaitingReplySince }: SessionCard): void {
  figures.sessions += 1;
  if (awaitingReplySince === null) return;
  figures.awaitingReply += 1;
  figures.longestAwaitingSince = Math.min(figures.longestAwaitingSince ?? Infinity, awaitingReplySince);
}

function isNewer(a: SessionCard, b: SessionCard): boolean {
  return a.lastEventAt - b.lastEventAt > 0 || (a.lastEventAt === b.lastEventAt && a.id > b.id);
}

function byLoad(a: AssigneeFigures, b: AssigneeFigures): number {
  const load = b.sessions - a.sessions || b.awaitingReply - a.awaitingReply;
  return load || compareText(a.assigneeId, b.assigneeId);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
