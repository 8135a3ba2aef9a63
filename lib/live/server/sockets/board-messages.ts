// The two messages of the board, for one view.
import { positionText } from '../../../db/live/change-feed.ts';
import type { Changed, Snapshot } from '../../protocol.ts';
import { assigneesOf, type ChangedRows, isInView, lastHourFor, type View } from '../board/board-change.ts';
import type { LiveBoard } from '../board/create-live-board.ts';

/** A little more than the hour that is shown: the browser's clock moves on between two frames. */
const MINUTES_SENT_MS = 61 * 60_000;

export type Board = Pick<LiveBoard, 'state' | 'position' | 'asOf'>;

export function snapshotMessage(board: Board, view: View, now: number): Snapshot {
  const state = board.state();
  const minutes = [...state.minutes.values()].flatMap((ofChannel) => [...ofChannel.values()]);
  return {
    ...stampOf(board, now),
    settings: state.settings,
    sessions: [...state.sessions.values()].filter((card) => isInView(view, card.channelId ?? '')),
    counters: [...state.counters.values()].filter((row) => isInView(view, row.channelId)),
    minutes: minutes.filter((row) => row.minute > now - MINUTES_SENT_MS && isInView(view, row.channelId)),
    channels: [...state.channels.values()].filter((channel) => isInView(view, channel.id)),
    assignees: assigneesOf(view, state),
    feed: state.feed,
    lastHour: lastHourFor(view, state.lastHour),
  };
}

export function changedMessage(board: Board, rows: ChangedRows | null, now: number): Changed {
  return { ...stampOf(board, now), ...rows, feed: board.state().feed };
}

function stampOf(board: Board, now: number) {
  return { asOf: board.asOf(), position: positionText(board.position()), serverNow: now };
}
