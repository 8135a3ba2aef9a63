// Free-text search over sessions, the same on the board and in the lists.

import type { SessionCard } from '../session/session.ts';
import type { AssigneeInfo, ChannelInfo } from './board.ts';
import { channelNameOf } from './channel-name.ts';

export type ContextNames = {
  channels: ReadonlyMap<string, ChannelInfo>;
  assignees: ReadonlyMap<string, AssigneeInfo>;
};

/** `text` is folded; the ids are of the channels and assignees whose names contain it. */
export type Search = {
  text: string;
  channelIds: ReadonlySet<string>;
  assigneeIds: ReadonlySet<string>;
};

/** Null where there is nothing to search for. */
export function searchOf(q: string | undefined, names: ContextNames): Search | null {
  const text = foldText(q?.trim() ?? '');
  if (text === '') return null;
  const channels = [...names.channels.values()].filter((info) => contains(channelNameOf(info), text));
  const assignees = [...names.assignees.values()].filter((info) => contains(info.name, text));
  return {
    text,
    channelIds: new Set(channels.map(({ id }) => id)),
    assigneeIds: new Set(assignees.map(({ id }) => id)),
  };
}

/** By contact, session id, channel or assignee. */
export function matchesSearch(
  card: Pick<SessionCard, 'id' | 'contactName' | 'channelId' | 'assigneeId'>,
  search: Search,
): boolean {
  return (
    contains(card.contactName, search.text) ||
    contains(card.id, search.text) ||
    search.channelIds.has(card.channelId ?? '') ||
    search.assigneeIds.has(card.assigneeId ?? '')
  );
}

/** Without case and accents: "joao" finds "João". */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function contains(text: string | null, folded: string): boolean {
  return text !== null && foldText(text).includes(folded);
}
