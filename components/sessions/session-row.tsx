'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { useBoardTime } from '@/components/shell/use-board-time';
import { Icon } from '@/components/ui/icon';
import { integrationIconOf } from '@/components/ui/integration-icon';
import { StatusIcon, useStatusWord } from '@/components/ui/status';
import type { BoardState } from '@/lib/domain/board/board';
import { channelNameOf } from '@/lib/domain/board/channel-name';
import { ageMs, nearness } from '@/lib/domain/board/queue';
import type { SessionCard } from '@/lib/domain/session/session';
import { useLive } from '@/lib/live/client/use-live';
import styles from './sessions.module.css';

type SessionRowProps = { card: SessionCard; at: number | null; times: Times };

/** `at` is the past moment that the list shows; null for now. */
export function SessionRow({ card, at, times }: SessionRowProps) {
  const t = useTranslations('sessions');
  const statusWord = useStatusWord();
  return (
    <tr className={styles.row}>
      <td className={styles.contact}>
        <Link prefetch={false} href={`/sessions/${encodeURIComponent(card.id)}`} className={styles.link}>
          {card.contactName ?? t('unnamed')}
        </Link>
        {card.reopenCount > 0 && (
          <span className={styles.mark} title={t('reopened', { count: card.reopenCount })}>
            <Icon name="reopen" />
            <span aria-hidden="true">{card.reopenCount}</span>
            <span className="sr-only">{t('reopened', { count: card.reopenCount })}</span>
          </span>
        )}
      </td>
      <td className={styles.status}>
        <StatusIcon status={card.status} />
        <span className="truncate">{statusWord(card.status)}</span>
      </td>
      <Age card={card} at={at} times={times} />
      <td className={styles.last}>{lastWords(card, t)}</td>
      <Channel card={card} />
      <Holder card={card} />
      <td className={styles.count}>{card.messagesCount}</td>
      <LastEvent card={card} at={at} times={times} />
    </tr>
  );
}

function lastWords(
  { lastMessage }: SessionCard,
  t: ReturnType<typeof useTranslations<'sessions'>>,
): string | undefined {
  if (!lastMessage?.text) return undefined;
  return lastMessage.direction === 'OUT' ? t('ours', { text: lastMessage.text }) : lastMessage.text;
}

function Age({ card, at, times }: SessionRowProps) {
  const { queueTargetMs } = useLive(selectSettings);
  const { now: clock, staleSince } = useBoardTime();
  const isLive = staleSince === null;
  const age = ageMs(card.statusSince, at ?? clock);
  const hasTarget = (card.status === 'OPEN' || card.status === 'ON_HOLD') && isLive;
  const tone = hasTarget ? TONES[nearness(age, queueTargetMs)] : '';
  return (
    <td className={`${styles.age} ${isLive || at !== null ? tone : 'font-normal text-ink-3'}`}>
      {times.duration(age)}
    </td>
  );
}

const TONES = { ok: '', near: 'text-near-text', past: 'text-past-text' } as const;
const selectSettings = (state: BoardState) => state.settings;

function LastEvent({ card, at, times }: SessionRowProps) {
  const t = useTranslations('sessions');
  const { now } = useBoardTime();
  const duration = times.duration(ageMs(card.lastEventAt, at ?? now));
  return (
    <td className={styles.event} title={times.moment(card.lastEventAt, at ?? now)}>
      {t('ago', { duration })}
    </td>
  );
}

const selectChannels = (state: BoardState) => state.channels;

function Channel({ card }: { card: SessionCard }) {
  const channels = useLive(selectChannels);
  const channel = card.channelId === null ? undefined : channels.get(card.channelId);
  return (
    <td className={styles.channel}>
      <Icon name={integrationIconOf(card.integration)} />
      <span className="truncate">{channel ? channelNameOf(channel) : (card.channelId ?? '–')}</span>
    </td>
  );
}

const selectAssignees = (state: BoardState) => state.assignees;

function Holder({ card }: { card: SessionCard }) {
  const t = useTranslations('sessions');
  const assignees = useLive(selectAssignees);
  const { assigneeId, assigneeType } = card;
  if (assigneeId === null) {
    return (
      <td className={styles.holder}>
        <span className={card.status === 'OPEN' ? styles.waiting : undefined}>
          <Icon name="nobody" />
        </span>
        {t('unassigned')}
      </td>
    );
  }
  return (
    <td className={styles.holder}>
      <Icon name={assigneeType === 'BOT' ? 'bot' : 'agent'} />
      <span className="truncate">{assignees.get(assigneeId)?.name ?? assigneeId}</span>
    </td>
  );
}
