'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { SessionDetail } from '@/lib/domain/session/session-detail';
import { StatusMark } from '../status-mark';
import { EpisodeSection } from './episode-section';
import { NowLine } from './now-line';
import styles from './timeline.module.css';
import { type TimelineContextValue, TimelineProvider } from './timeline-context';
import { episodeRowsOf } from './timeline-episodes';

/** From here on the older episodes begin folded. */
const LONG_TIMELINE = 60;

type TimelinePanelProps = { detail: SessionDetail; context: TimelineContextValue };

export function TimelinePanel({ detail, context }: TimelinePanelProps) {
  const t = useTranslations('session.timeline');
  const [withStates, setWithStates] = useState(false);
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const { dayOf } = context.times;
  const episodes = useMemo(() => episodeRowsOf(detail, { dayOf, withStates }), [detail, dayOf, withStates]);
  const isLong = detail.timeline.length > LONG_TIMELINE;
  const last = episodes.at(-1);
  const toggle = (number: number) => setToggled((held) => symmetric(held, number));
  return (
    <section className="panel" aria-labelledby="timeline">
      <header className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center gap-x-2 rounded-t-md border-b border-line bg-surface px-4 py-1.5">
        <h2 id="timeline" className="text-base font-strong">
          {t('title')}
        </h2>
        <Summary detail={detail} />
        <span className="grow" />
        <StatesToggle detail={detail} on={withStates} onToggle={() => setWithStates((on) => !on)} />
        <a href="#now" className={TOOL}>
          {t('jumpToNow')}
        </a>
      </header>
      {detail.truncated && (
        <p className="px-4 pt-3 text-ink-3">{t('truncated', { count: detail.timeline.length })}</p>
      )}
      <TimelineProvider value={context}>
        <ol className={styles.list}>
          {episodes.map((episode) => (
            <EpisodeSection
              key={episode.number}
              episode={episode}
              count={detail.episodes.length}
              canFold={isLong}
              isFolded={(isLong && episode !== last) !== toggled.has(episode.number)}
              onToggle={() => toggle(episode.number)}
            />
          ))}
          <NowLine detail={detail} />
        </ol>
      </TimelineProvider>
    </section>
  );
}

const TOOL =
  'inline-flex min-h-(--target) items-center rounded-sm px-2 text-ink-2 hover:bg-sunken aria-pressed:bg-selected aria-pressed:text-ink';

function Summary({ detail }: { detail: SessionDetail }) {
  const t = useTranslations('session.timeline');
  const messages = detail.timeline.filter(({ kind }) => kind === 'message').length;
  return (
    <>
      <span className="order-1 basis-full text-ink-2 md:order-none md:basis-auto">
        {t('summary', { spells: detail.spells.length, messages })}
      </span>
      <span className="hidden items-center md:inline-flex">
        <StatusMark status={detail.session.status} />
      </span>
    </>
  );
}

type StatesToggleProps = { detail: SessionDetail; on: boolean; onToggle: () => void };

function StatesToggle({ detail, on, onToggle }: StatesToggleProps) {
  const t = useTranslations('session.timeline');
  if (!detail.timeline.some(({ kind }) => kind === 'message_status')) return null;
  return (
    <button type="button" aria-pressed={on} title={t('statesHint')} onClick={onToggle} className={TOOL}>
      {t('states')}
    </button>
  );
}

function symmetric(held: ReadonlySet<number>, number: number): ReadonlySet<number> {
  const next = new Set(held);
  if (!next.delete(number)) next.add(number);
  return next;
}
