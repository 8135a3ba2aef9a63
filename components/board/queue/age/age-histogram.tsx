'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { AgeBucket } from '@/lib/domain/board/queue';
import type { HistogramBar } from '@/lib/domain/board/queue-figures';
import { memoByContent } from '../../memo-by-content';
import styles from './age-histogram.module.css';
import { TargetLine } from './target-line';

/** The tallest bar. */
const FULL_PX = 40;

type AgeHistogramProps = {
  bars: readonly HistogramBar[];
  targetMs: number;
  pressed: readonly AgeBucket[];
  onToggle: (bucket: AgeBucket) => void;
};

/** How many have waited how long; a bar narrows the rows below to its ages. */
export const AgeHistogram = memoByContent(function AgeHistogram(props: AgeHistogramProps) {
  const { bars, targetMs, pressed, onToggle } = props;
  const t = useTranslations('board.queue');
  const most = Math.max(1, ...bars.map(({ sessions }) => sessions));
  return (
    <fieldset
      aria-label={t('histogram')}
      className={styles.ages}
      data-narrowed={pressed.length > 0 || undefined}
    >
      {bars.map((bar) => (
        <AgeColumn
          key={bar.bucket}
          bar={bar}
          pxEach={FULL_PX / most}
          isPressed={pressed.includes(bar.bucket)}
          onToggle={() => onToggle(bar.bucket)}
        />
      ))}
      <TargetLine targetMs={targetMs} />
    </fieldset>
  );
});

type AgeColumnProps = { bar: HistogramBar; pxEach: number; isPressed: boolean; onToggle: () => void };

function AgeColumn({ bar, pxEach, isPressed, onToggle }: AgeColumnProps) {
  const t = useTranslations('board.queue');
  const ages = useTranslations('board.ages');
  const format = useFormatter();
  const { bucket, sessions, near, past } = bar;
  const label = t('bucket', {
    bucket: ages(bucket),
    count: format.number(sessions),
    past: format.number(past),
  });
  return (
    <button type="button" aria-label={label} aria-pressed={isPressed} onClick={onToggle}>
      <span className={styles.column}>
        <span className={styles.count} data-past={past > 0 && past === sessions} data-none={sessions === 0}>
          {format.number(sessions)}
          {near > 0 && <span className={styles.near}>{t('nearCount', { count: format.number(near) })}</span>}
        </span>
        {(['past', 'near', 'ok'] as const).map(
          (kind) => bar[kind] > 0 && <i key={kind} data-kind={kind} style={{ height: bar[kind] * pxEach }} />,
        )}
      </span>
      <span className={styles.label}>{ages(bucket)}</span>
    </button>
  );
}
