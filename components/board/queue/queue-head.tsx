'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { usePlace } from '@/components/shell/use-place';
import { clockText } from '@/components/ui/clock-text';
import { Icon } from '@/components/ui/icon';
import { nearFromMs } from '@/lib/domain/board/queue';
import type { QueueFigures } from '@/lib/domain/board/queue-figures';
import { targetText } from './age/target-text';
import type { HeldOrder } from './order/held-order';
import styles from './queue.module.css';

type QueueHeadProps = {
  queue: QueueFigures;
  order: HeldOrder & { isHeld: boolean; release: () => void };
  staleSince: number | null;
};

export function QueueHead({ queue, order, staleSince }: QueueHeadProps) {
  const t = useTranslations('board.queue');
  const format = useFormatter();
  const shown = queue.sessions.length;
  const count = format.number(queue.size);
  return (
    <header className="flex min-h-12 flex-none items-center gap-2 px-(--pad)">
      <h2 className="text-base font-strong tracking-[-0.005em]">{t('title')}</h2>
      {staleSince === null ? (
        <span className="truncate text-ink-2">
          {queue.size === 0
            ? null
            : shown === queue.size
              ? t('summary', { count })
              : t('chosen', { count, shown: format.number(shown) })}
        </span>
      ) : (
        <StaleSince at={staleSince} />
      )}
      <span className="ml-auto flex-none text-xs text-ink-3 max-md:hidden">
        <HeadNote
          queue={queue}
          isHeld={order.isHeld && order.fresh + order.left > 0}
          isStale={staleSince !== null}
        />
      </span>
      {order.fresh + order.left > 0 && (
        <button type="button" className={styles.held} title={t('release')} onClick={order.release}>
          <Icon name="up" size={12} />
          {order.fresh > 0 ? t('new', { count: order.fresh }) : t('left', { count: order.left })}
        </button>
      )}
    </header>
  );
}

function StaleSince({ at }: { at: number }) {
  const t = useTranslations('board.queue');
  const place = usePlace();
  return (
    <span className={styles.since}>
      <Icon name="clock" />
      {t('staleSince', { time: clockText(at, place) })}
    </span>
  );
}

type HeadNoteProps = { queue: QueueFigures; isHeld: boolean; isStale: boolean };

function HeadNote({ queue, isHeld, isStale }: HeadNoteProps) {
  const t = useTranslations('board.queue');
  const { locale } = usePlace();
  if (isHeld) return t('held');
  if (isStale) return t('agesStopped');
  const near = targetText(nearFromMs(queue.targetMs), locale);
  return t('amberRed', { near, past: targetText(queue.targetMs, locale) });
}
