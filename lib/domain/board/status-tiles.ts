import { assignmentOf } from '../events/assignment.ts';
import { NOT_REPORTED, type SessionCard } from '../session/session.ts';

/** What a live status's tile says besides its number. */
export type StatusTile = {
  status: string;
  sessions: number;
  oldestSince: number | null;
  /** Of the session that is so old. */
  oldestId: string | null;
  withBot: number;
  unassigned: number;
  awaitingReply: number;
};

/** By status, for every status that some of these sessions have; NOT_REPORTED stands for none. */
export function statusTiles(cards: readonly SessionCard[]): Map<string, StatusTile> {
  const tiles = new Map<string, StatusTile>();
  for (const card of cards) {
    const status = card.status ?? NOT_REPORTED;
    const known = tiles.get(status);
    const tile = known ?? emptyTile(status);
    if (!known) tiles.set(status, tile);
    const assignment = assignmentOf(card);
    tile.sessions += 1;
    if (tile.oldestSince === null || isOlder(card, tile)) {
      tile.oldestSince = card.statusSince;
      tile.oldestId = card.id;
    }
    if (assignment === 'BOT') tile.withBot += 1;
    if (assignment === 'NONE') tile.unassigned += 1;
    if (card.awaitingReplySince !== null) tile.awaitingReply += 1;
  }
  return tiles;
}

/** The id breaks ties, as in the queue. */
function isOlder({ id, statusSince }: SessionCard, { oldestSince, oldestId }: StatusTile): boolean {
  return statusSince < (oldestSince ?? Infinity) || (statusSince === oldestSince && id < (oldestId ?? ''));
}

function emptyTile(status: string): StatusTile {
  return {
    status,
    sessions: 0,
    oldestSince: null,
    oldestId: null,
    withBot: 0,
    unassigned: 0,
    awaitingReply: 0,
  };
}
