'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { type CSSProperties, memo } from 'react';
import { Duration } from '@/components/ui/duration';
import { Icon } from '@/components/ui/icon';
import { integrationIconOf } from '@/components/ui/integration-icon';
import { nearness, queueAgeMs } from '@/lib/domain/board/queue';
import type { SessionCard } from '@/lib/domain/session/session';
import type { BoardNames } from '../use-names';
import { AgeBar } from './age/age-bar';
import { Holder } from './holder';
import styles from './queue.module.css';

type QueueRowProps = {
  card: SessionCard;
  hasLeft: boolean;
  index: number;
  now: number;
  targetMs: number;
  names: BoardNames;
  topPx: number;
};

/** Rows are many and each is costly: as time goes by, its age alone is drawn again. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { card, hasLeft, index, now, targetMs, names, topPx } = props;
  const age = queueAgeMs(card, now);
  const near = hasLeft ? 'left' : nearness(age, targetMs);
  const style = { '--y': `${topPx}px` } as CSSProperties;
  return (
    <tr className={styles.row} data-near={near} data-index={index} aria-rowindex={index + 2} style={style}>
      <td className={styles.age}>
        <b>{hasLeft ? '–' : <Duration ms={age} />}</b>
        <AgeBar share={hasLeft ? 0 : age / (2 * targetMs)} />
      </td>
      <Facts card={card} hasLeft={hasLeft} names={names} />
    </tr>
  );
});

const Facts = memo(function Facts({
  card,
  hasLeft,
  names,
}: Pick<QueueRowProps, 'card' | 'hasLeft' | 'names'>) {
  const t = useTranslations('board.queue');
  const format = useFormatter();
  return (
    <>
      <td className={styles.who}>
        <Link href={`/sessions/${encodeURIComponent(card.id)}`} prefetch={false} className={styles.link}>
          {card.contactName ?? t('unnamed')}
        </Link>
        {card.reopenCount > 0 && (
          <span className={styles.mark} title={t('reopened', { count: card.reopenCount })}>
            <Icon name="reopen" size={12} />
            <span aria-hidden="true">{format.number(card.reopenCount)}</span>
            <span className="sr-only">{t('reopened', { count: card.reopenCount })}</span>
          </span>
        )}
      </td>
      <td className={styles.last}>{hasLeft ? t('gone') : <LastMessage card={card} />}</td>
      <td className={styles.channel}>
        <Icon name={integrationIconOf(card.integration)} />
        <span className="truncate">{names.channel(card.channelId) ?? t('noChannel')}</span>
      </td>
      <td className={styles.with}>
        <Holder card={card} name={names.assignee(card.assigneeId)} />
      </td>
      <td className={styles.messages}>{format.number(card.messagesCount)}</td>
    </>
  );
});

function LastMessage({ card: { lastMessage } }: Pick<QueueRowProps, 'card'>) {
  const t = useTranslations('board.queue');
  if (!lastMessage?.text) return <span className="text-ink-3">{t('noMessage')}</span>;
  return lastMessage.direction === 'OUT' ? t('ours', { text: lastMessage.text }) : lastMessage.text;
}
