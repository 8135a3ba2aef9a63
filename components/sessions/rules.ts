// Which rules a list follows: for every part of its query the words that say what it means.
import { ASSIGNMENTS } from '@/lib/domain/events/assignment';
import { KNOWN_STATUSES } from '@/lib/domain/events/status';
import { asksForMessages, NO_CHANNEL, type SessionQuery } from '@/lib/domain/lists/session-query';
import { NOT_REPORTED } from '@/lib/domain/session/session';

const STATUSES = [...KNOWN_STATUSES, NOT_REPORTED] as const;

/** Parts of a query that order or page a list, and change nothing about what is in it. */
export type Membership = Exclude<keyof SessionQuery, 'sort' | 'cursor' | 'limit'>;

/** `word` is a key of `sessions.word`; `about` the parts of the query that it speaks of. */
export type Rule = { about: readonly Membership[] } & (
  | { word: (typeof STATUSES)[number] | (typeof ASSIGNMENTS)[number] | PlainWord }
  | { word: 'unknownStatus'; status: string }
  | { word: 'past' | 'since'; at: number }
  | { word: 'between'; from: number; to: number }
);

type PlainWord =
  | 'channel'
  | 'noChannel'
  | 'spokenInChannel'
  | 'spokenInNoChannel'
  | 'assignee'
  | 'live'
  | 'closed'
  | 'awaitingReply'
  | 'notAwaitingReply'
  | 'noNews'
  | 'notNoNews'
  | 'reopened'
  | 'notReopened'
  | 'ended'
  | 'activity'
  | 'missing'
  | 'spoken'
  | 'spokenIN'
  | 'spokenOUT'
  | 'q'
  | 'at';

export function rulesOf(query: SessionQuery): Rule[] {
  return [
    ...statusRules(query),
    ...flagRules(query),
    ...sinceRules(query),
    ...windowRules(query),
    ...holderRules(query),
    ...channelRules(query),
    ...plain(query.q?.trim() ? ['q'] : [], 'q'),
    ...plain(query.at === undefined ? [] : ['at'], 'at'),
  ];
}

function plain(about: readonly Membership[], word: PlainWord): Rule[] {
  return about.length === 0 ? [] : [{ about, word }];
}

function statusRules({ status = [] }: SessionQuery): Rule[] {
  const known = STATUSES.filter((word) => status.includes(word));
  const unknown = status.filter((word) => !(STATUSES as readonly string[]).includes(word));
  return [
    ...known.map((word) => ({ about: ['status'] as const, word })),
    ...unknown.map((word) => ({
      ...{ about: ['status'] as const, word: 'unknownStatus' as const },
      status: word,
    })),
  ];
}

/** Whoever awaits a reply is live: that need not be said twice. */
function flagRules({ live, awaitingReply, noNews, reopened }: SessionQuery): Rule[] {
  const rules: Rule[] = [];
  if (awaitingReply !== undefined) {
    const about = awaitingReply && live ? (['awaitingReply', 'live'] as const) : (['awaitingReply'] as const);
    rules.push({ about, word: awaitingReply ? 'awaitingReply' : 'notAwaitingReply' });
  }
  if (live !== undefined && !(live && awaitingReply)) {
    rules.push({ about: ['live'], word: live ? 'live' : 'closed' });
  }
  if (noNews !== undefined) rules.push({ about: ['noNews'], word: noNews ? 'noNews' : 'notNoNews' });
  if (reopened !== undefined)
    rules.push({ about: ['reopened'], word: reopened ? 'reopened' : 'notReopened' });
  return rules;
}

function sinceRules({ sinceFrom, sinceTo }: SessionQuery): Rule[] {
  if (sinceFrom !== undefined && sinceTo !== undefined) {
    return [{ about: ['sinceFrom', 'sinceTo'], word: 'between', from: sinceFrom, to: sinceTo }];
  }
  if (sinceTo !== undefined) return [{ about: ['sinceTo'], word: 'past', at: sinceTo }];
  return sinceFrom === undefined ? [] : [{ about: ['sinceFrom'], word: 'since', at: sinceFrom }];
}

function windowRules(query: SessionQuery): Rule[] {
  const { direction } = query;
  const given = (names: readonly Membership[]) => names.filter((name) => query[name] !== undefined);
  return [
    ...plain(given(['endedFrom', 'endedTo']), 'ended'),
    ...plain(given(['from', 'to']), 'activity'),
    ...plain(given(['missingFrom', 'missingTo']), 'missing'),
    ...plain(given(['messageFrom', 'messageTo', 'direction']), direction ? `spoken${direction}` : 'spoken'),
  ];
}

function holderRules({ assigneeType = [], assignee }: SessionQuery): Rule[] {
  return [
    ...ASSIGNMENTS.filter((word) => assigneeType.includes(word)).map((word) => ({
      ...{ about: ['assigneeType'] as const, word },
    })),
    ...plain(assignee ? ['assignee'] : [], 'assignee'),
  ];
}

function channelRules(query: SessionQuery): Rule[] {
  const { channel = [] } = query;
  const about = (isAsked: boolean): Membership[] => (isAsked ? ['channel'] : []);
  const isOfMessages = asksForMessages(query);
  return [
    ...plain(about(channel.some((id) => id !== NO_CHANNEL)), isOfMessages ? 'spokenInChannel' : 'channel'),
    ...plain(about(channel.includes(NO_CHANNEL)), isOfMessages ? 'spokenInNoChannel' : 'noChannel'),
  ];
}
