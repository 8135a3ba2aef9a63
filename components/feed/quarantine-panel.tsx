'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { Button, buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Panel } from '@/components/ui/panel';
import type { BoardState } from '@/lib/domain/board/board';
import type { QuarantinedElement, QuarantineList } from '@/lib/domain/feed/feed-log';
import { useLive } from '@/lib/live/client/use-live';
import styles from './feed.module.css';
import { useFeedChanges } from './use-feed-changes';
import { useQuarantine } from './use-quarantine';

type QuarantinePanelProps = { initial: QuarantineList; times: Times; now: number };

const selectQuarantined = (state: BoardState) => state.feed.quarantined;

/** What was kept but could not become an event, and why. For administrators. */
export function QuarantinePanel({ initial, times, now }: QuarantinePanelProps) {
  const t = useTranslations('feed.quarantine');
  const format = useFormatter();
  const count = useLive(selectQuarantined);
  const { list, refresh, loadMore } = useQuarantine(initial);
  useFeedChanges(String(count), refresh, false);
  const isEmpty = list.elements.length === 0;
  return (
    <div id="quarantine">
      <Panel title={t('title')} summary={isEmpty ? t('none') : t('summary', { count: list.total })}>
        {!isEmpty && <p className="max-w-[90ch] px-(--pad) pb-3 text-ink-2">{t('text')}</p>}
        <ul className={styles.quarantine}>
          {list.elements.map((element) => (
            <Element key={element.id} element={element} times={times} now={now} />
          ))}
        </ul>
        {(list.failed || list.nextCursor !== null) && (
          <footer className={styles.foot}>
            <span>
              {t('shown', { shown: format.number(list.elements.length), total: format.number(list.total) })}
            </span>
            <span className="grow" />
            <Button onClick={list.failed ? refresh : loadMore} aria-busy={list.isLoadingMore}>
              {t(list.failed ? 'retry' : 'older')}
            </Button>
          </footer>
        )}
      </Panel>
    </div>
  );
}

type ElementProps = { element: QuarantinedElement; times: Times; now: number };

function Element({ element, times, now }: ElementProps) {
  const t = useTranslations('feed.quarantine');
  const { id, receivedAt, index, reason } = element;
  const moment = times.moment(receivedAt, now);
  return (
    <li className={styles.element}>
      <time dateTime={new Date(receivedAt).toISOString()} className="whitespace-nowrap text-ink-2">
        {moment}
      </time>
      <div className="min-w-0">
        <b className="font-strong">{t(`reason.${reason}`)}</b>{' '}
        <span className="text-2xs text-ink-3">{reason}</span>
        <p className="text-ink-2">{t(`meaning.${reason}`)}</p>
      </div>
      <span className="whitespace-nowrap text-ink-3">
        {index === null ? t('whole') : t('place', { place: index + 1 })}
      </span>
      <a
        href={`/api/feed/quarantine/${id}/raw`}
        download={`quarantined-${id}.txt`}
        aria-label={t('rawOf', { moment })}
        className={buttonClass()}
      >
        <Icon name="raw" />
        {t('raw')}
      </a>
    </li>
  );
}

/** Others are told that there is something, and who can look. */
export function QuarantineHint({ count }: { count: number }) {
  const t = useTranslations('feed.quarantine');
  if (count === 0) return null;
  return (
    <section className="panel flex items-center gap-2 px-(--pad) py-3 text-ink-2">
      <Icon name="info" className="text-ink-3" />
      {t('hint', { count })}
    </section>
  );
}
