'use client';

import { useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import type { SessionQuery } from '@/lib/domain/lists/session-query';
import { type Rule, rulesOf } from './rules';

type RuleWordsProps = { query: SessionQuery; times: Times; now: number };

/** Which figure the list is behind, in words: the rule and not only its name. */
export function RuleWords({ query, times, now }: RuleWordsProps) {
  const t = useTranslations('sessions');
  const rules = rulesOf(query);
  const wordsOf = useWordsOf(times, now);
  return (
    <p className="max-w-200 text-ink-2" data-rule="">
      {rules.length === 0 ? t('rule.everything') : rules.map(wordsOf).join(' ')}
    </p>
  );
}

function useWordsOf(times: Times, now: number): (rule: Rule) => string {
  const t = useTranslations('sessions.word');
  const moment = (at: number) => times.moment(at, now);
  return (rule) => {
    if ('status' in rule) return t(rule.word, { status: rule.status });
    if ('at' in rule) return t(rule.word, { time: moment(rule.at) });
    if ('from' in rule) return t(rule.word, { from: moment(rule.from), to: moment(rule.to) });
    return t(rule.word);
  };
}
