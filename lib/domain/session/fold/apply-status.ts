import type { StatusEvent } from '../../events/event.ts';
import { isTerminal } from '../../events/status.ts';
import { countedTooManyAt } from '../finding.ts';
import type { Spell } from '../session.ts';
import type { EpisodeState, SessionState } from '../session-state.ts';

/** What Zoho reported of status and assignee becomes what we hold; `state` already counts the event. */
export function applyStatus(state: SessionState, event: StatusEvent): SessionState {
  const episode = episodeAfter(state, event);
  const isNewEpisode = episode.seq !== state.episode.seq;
  const firstOpenAt = isNewEpisode ? null : state.firstOpenAt;
  const spell = spellAfter(state, event);
  const isEnding = event.status === 'ENDED' && state.status !== 'ENDED';
  return {
    ...state,
    ...countsAfter(state, event),
    status: event.status,
    statusSince: event.status === state.status ? state.statusSince : event.at,
    firstOpenAt: firstOpenAt ?? (event.status === 'OPEN' ? event.at : null),
    assigneeId: spell.assigneeId,
    assigneeType: spell.assigneeType,
    lastAssigneeId: spell.assigneeId ?? state.lastAssigneeId,
    replyStatus: event.replyStatus,
    customerWaitingSince: isTerminal(event.status) ? null : state.customerWaitingSince,
    reopenCount: state.reopenCount + (isReopening(state, event) ? 1 : 0),
    lastEndedAt: isEnding ? event.at : state.lastEndedAt,
    spell,
    episode,
    nextCustomerMessageAt: isNewEpisode ? null : state.nextCustomerMessageAt,
  };
}

/** A spell of no status has no length where the first event is a status: then that status is the first spell. */
function spellAfter(state: SessionState, event: StatusEvent): Spell {
  const held = state.spell;
  const assigneeId = event.assigneeId;
  const assigneeType = assigneeId === null ? null : event.assigneeType;
  const isSame =
    held.status === event.status && held.assigneeId === assigneeId && held.assigneeType === assigneeType;
  if (isSame) return held;
  const isFirstEvent = state.version === 1;
  const seq = isFirstEvent ? held.seq : held.seq + 1;
  return { seq, status: event.status, from: event.at, to: null, assigneeId, assigneeType };
}

function episodeAfter(state: SessionState, event: StatusEvent): EpisodeState {
  const isEnd = isTerminal(event.status);
  const isStart = isTerminal(state.status) && !isEnd;
  const episode = isStart ? nextEpisode(state, event.at) : state.episode;
  return {
    ...episode,
    to: isEnd ? (episode.to ?? event.at) : episode.to,
    handoffAt: isHandoff(state, event) && episode.firstHumanReplyAt === null ? event.at : episode.handoffAt,
  };
}

function nextEpisode(state: SessionState, from: number): EpisodeState {
  return {
    seq: state.episode.seq + 1,
    from,
    to: null,
    firstCustomerMessageAt: state.nextCustomerMessageAt,
    handoffAt: null,
    firstHumanReplyAt: null,
  };
}

function isHandoff(state: SessionState, event: StatusEvent): boolean {
  const heldByBot = state.assigneeId !== null && state.assigneeType === 'BOT';
  return heldByBot && event.assigneeId !== state.assigneeId;
}

/** Judged by the status we hold; by the old status that Zoho names only while we hold none. */
function isReopening(state: SessionState, event: StatusEvent): boolean {
  return (state.status ?? event.oldStatus) === 'ENDED' && !isTerminal(event.status);
}

type Counts = Pick<
  SessionState,
  'zohoCount' | 'messagesAfterZohoCount' | 'uncountedMessages' | 'missingMessages'
>;

function countsAfter(state: SessionState, event: StatusEvent): Counts {
  const { zohoCount, messagesAfterZohoCount, uncountedMessages, missingMessages } = state;
  const { messagesCount } = event;
  if (messagesCount === null)
    return { zohoCount, messagesAfterZohoCount, uncountedMessages, missingMessages };
  const tooMany = countedTooManyAt(state, event);
  return {
    zohoCount: messagesCount,
    messagesAfterZohoCount: 0,
    uncountedMessages: Math.max(0, -tooMany),
    missingMessages: missingMessages + Math.max(0, tooMany),
  };
}
