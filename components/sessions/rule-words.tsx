'use client';

import { useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { KNOWN_STATUSES } from '@/lib/domain/events/status';
import type { SessionQuery } from '@/lib/domain/lists/session-query';
import { NOT_REPORTED } from '@/lib/domain/session/session';

/** Which figure the list is behind, in words: the rule and not only its name. */
export function RuleWords({ query, times, now }: { query: SessionQuery; times: Times; now: number }) {
  const words = useRuleWords(query, times, now);
  return <p className="max-w-200 text-ink-2">{words.join(' ')}</p>;
}

function useRuleWords(query: SessionQuery, times: Times, now: number): string[] {
  const t = useTranslations('sessions');
  const statuses = query.status ?? [];
  const known = [...KNOWN_STATUSES, NOT_REPORTED].filter((status) => statuses.includes(status));
  const isEnding = query.endedFrom !== undefined || query.endedTo !== undefined;
  const isSpoken =
    query.messageFrom !== undefined || query.messageTo !== undefined || query.direction !== undefined;
  const words = [
    ...known.map((status) => t(`word.${status}`)),
    ...(isEnding ? [t('word.ended')] : []),
    ...(query.live === true && !query.awaitingReply ? [t('word.live')] : []),
    ...(query.awaitingReply ? [t('word.awaitingReply')] : []),
    ...(query.noNews ? [t('word.noNews')] : []),
    ...(query.sinceTo !== undefined && query.sinceFrom === undefined
      ? [t('word.past', { time: times.moment(query.sinceTo, now) })]
      : []),
    ...(isSpoken ? [t('word.messages')] : []),
    ...(query.at === undefined ? [] : [t('word.at')]),
  ];
  return words.length === 0 ? [t('rule.everything')] : words;
}
