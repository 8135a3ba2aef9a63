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

function noCounts(): AssignmentCounts {
  return { AGENT: 0, BOT: 0, NONE: 0, OTHER: 0 };
}

function byAssignee(
  cards: readonly SessionCard[],
  assignees: ReadonlyMap<string, AssigneeInfo>,
): AssigneeFigures[] {
  const held = new Map<string, SessionCard[]>();
  for (const card of cards) {
    if (card.assigneeId === null) continue;
    const theirs = held.get(card.assigneeId);
    if (theirs) theirs.push(card);
    else held.set(card.assigneeId, [card]);
  }
  return [...held].map(([id, theirs]) => figuresOf(id, theirs, assignees.get(id))).sort(byLoad);
}

function figuresOf(
  assigneeId: string,
  cards: readonly SessionCard[],
  info: AssigneeInfo | undefined,
): AssigneeFigures {
  const newest = cards.reduce((a, b) => (isNewer(b, a) ? b : a));
  const awaiting = cards.flatMap(({ awaitingReplySince }) => awaitingReplySince ?? []);
  return {
    assigneeId,
    assigneeType: info?.type ?? newest.assigneeType,
    name: info?.name ?? null,
    sessions: cards.length,
    awaitingReply: awaiting.length,
    longestAwaitingSince: awaiting.length === 0 ? null : awaiting.reduce((a, b) => Math.min(a, b)),
  };
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
