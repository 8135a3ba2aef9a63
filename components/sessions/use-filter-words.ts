'use client';

import { useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { useStatusWord } from '@/components/ui/status';
import type { BoardState } from '@/lib/domain/board/board';
import { channelNameOf } from '@/lib/domain/board/channel-name';
import { ASSIGNMENTS } from '@/lib/domain/events/assignment';
import { NO_CHANNEL } from '@/lib/domain/lists/session-query';
import { NOT_REPORTED } from '@/lib/domain/session/session';
import { useLive } from '@/lib/live/client/use-live';
import type { QueryFilter } from './query-filters';

type Translate = ReturnType<typeof useTranslations<'sessions'>>;

const selectChannels = (state: BoardState) => state.channels;
const selectAssignees = (state: BoardState) => state.assignees;

/** Each filter in the user's words. */
export function useFilterWords(times: Times, now: number): (filter: QueryFilter) => string {
  const t = useTranslations('sessions');
  const statusWord = useStatusWord();
  const channels = useLive(selectChannels);
  const assignees = useLive(selectAssignees);
  return (filter) => {
    switch (filter.kind) {
      case 'status':
        return t('chip.status', { value: statusWord(filter.value === NOT_REPORTED ? null : filter.value) });
      case 'channel': {
        if (filter.value === NO_CHANNEL) return t('chip.noChannel');
        const channel = channels.get(filter.value);
        return t('chip.channel', { value: channel ? channelNameOf(channel) : filter.value });
      }
      case 'assignee':
        return t('chip.assignee', { value: assignees.get(filter.value)?.name ?? filter.value });
      case 'assigneeType':
        return t('chip.assigneeType', { value: assignmentWords(filter.value, t) });
      case 'live':
        return t(filter.on ? 'chip.live' : 'chip.notLive');
      case 'awaitingReply':
        return t(filter.on ? 'chip.awaitingReply' : 'chip.notAwaitingReply');
      case 'noNews':
        return t(filter.on ? 'chip.noNews' : 'chip.notNoNews');
      case 'reopened':
        return t(filter.on ? 'chip.reopened' : 'chip.notReopened');
      case 'since':
      case 'ended':
      case 'activity':
      case 'missing':
        return t(`chip.${filter.kind}`, { range: rangeWords(filter.range, t, times, now) });
      case 'messages':
        return t(filter.direction ? `chip.messages${filter.direction}` : 'chip.messages', {
          range: rangeWords(filter.range, t, times, now),
        });
      case 'at':
        return t('chip.at', { value: times.moment(filter.at, now) });
      case 'q':
        return t('chip.q', { value: filter.text });
    }
  };
}

function assignmentWords(value: string, t: Translate): string {
  const known = ASSIGNMENTS.find((assignment) => assignment === value);
  return known ? t(`with.${known}`) : value;
}

type Range = { from: number | undefined; to: number | undefined };

function rangeWords({ from, to }: Range, t: Translate, times: Times, now: number): string {
  const at = (instant: number) => times.moment(instant, now);
  if (from !== undefined && to !== undefined) return t('chip.between', { from: at(from), to: at(to) });
  if (from !== undefined) return t('chip.from', { from: at(from) });
  return to === undefined ? t('chip.anyTime') : t('chip.before', { to: at(to) });
}
