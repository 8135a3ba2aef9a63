'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { BoardTime } from '@/components/shell/use-board-time';
import { usePlace } from '@/components/shell/use-place';
import { clockText } from '@/components/ui/clock-text';
import { Icon } from '@/components/ui/icon';
import { MaybeLink } from '@/components/ui/maybe-link';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { nearFromMs } from '@/lib/domain/board/queue';
import type { QueueFigures } from '@/lib/domain/board/queue-figures';
import {
  queryForBuckets,
  queryForNear,
  queryForPast,
  queryForStatus,
  type SessionQuery,
} from '@/lib/domain/lists/session-query';
import { listLinkWithin } from '../list-link';
import { targetText } from './age/target-text';
import type { HeldOrder } from './order/held-order';
import styles from './queue.module.css';

type QueueHeadProps = {
  queue: QueueFigures;
  filter: BoardFilter;
  order: HeldOrder & { isHeld: boolean; release: () => void };
  time: BoardTime;
};

export function QueueHead({ queue, filter, order, time }: QueueHeadProps) {
  const t = useTranslations('board.queue');
  const { now, staleSince } = time;
  const { fresh, left } = order;
  const moved = fresh + left.size;
  return (
    <header className="flex min-h-12 flex-none items-center gap-2 px-(--pad)">
      <h2 className="text-base font-strong tracking-[-0.005em]">{t('title')}</h2>
      {staleSince === null ? (
        <span className="truncate text-ink-2">
          {queue.size > 0 && <Summary queue={queue} filter={filter} now={now} />}
        </span>
      ) : (
        <StaleSince at={staleSince} />
      )}
      <span className="ml-auto flex-none text-xs text-ink-3 max-md:hidden">
        <HeadNote
          {...{ queue, filter, now }}
          isHeld={order.isHeld && moved > 0}
          isStale={staleSince !== null}
        />
      </span>
      {moved > 0 && (
        <button type="button" className={styles.held} title={t('release')} onClick={order.release}>
          <Icon name="up" size={12} />
          {fresh > 0 ? t('new', { count: fresh }) : t('left', { count: left.size })}
        </button>
      )}
    </header>
  );
}

type ListedProps = { queue: QueueFigures; filter: BoardFilter; now: number };

/** Ages that do not follow upon each other make no list of their own. */
function Summary({ queue, filter, now }: ListedProps) {
  const t = useTranslations('board.queue');
  const format = useFormatter();
  const { buckets, ...scope } = filter;
  const query = buckets ? queryForBuckets(buckets, now) : queryForStatus('OPEN');
  const shown = queue.sessions.length;
  const list = (words: ReactNode) => (
    <ListLink href={query && listLinkWithin(query, scope)}>{words}</ListLink>
  );
  const count = format.number(queue.size);
  if (shown === queue.size) return t.rich('summary', { count, list });
  return t.rich('chosen', { count, shown: format.number(shown), list });
}

function ListLink({ href, children }: { href: string | null; children: ReactNode }) {
  return (
    <MaybeLink href={href} className={href === null ? '' : styles.listLink}>
      {children}
    </MaybeLink>
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

type HeadNoteProps = ListedProps & { isHeld: boolean; isStale: boolean };

function HeadNote({ queue, filter, now, isHeld, isStale }: HeadNoteProps) {
  const t = useTranslations('board.queue');
  const { locale } = usePlace();
  if (isHeld) return t('held');
  if (isStale) return t('agesStopped');
  const { targetMs } = queue;
  const linked = (query: SessionQuery) => (words: ReactNode) => (
    <ListLink href={listLinkWithin(query, filter)}>{words}</ListLink>
  );
  return t.rich('amberRed', {
    near: targetText(nearFromMs(targetMs), locale),
    past: targetText(targetMs, locale),
    amber: linked(queryForNear(targetMs, now)),
    red: linked(queryForPast(targetMs, now)),
  });
}
