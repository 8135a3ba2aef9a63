'use client';

import { useLocale, useTranslations } from 'next-intl';
import { AGE_BUCKETS, ageBucketOf, BUCKET_BOUNDS_MS } from '@/lib/domain/board/queue';
import styles from './age-histogram.module.css';
import { targetText } from './target-text';

/** Where the target lies on the histogram's uneven axis. */
export function TargetLine({ targetMs }: { targetMs: number }) {
  const t = useTranslations('board.queue');
  const locale = useLocale();
  const share = placeOf(targetMs);
  return (
    <span
      aria-hidden="true"
      className={styles.target}
      data-left={share > 0.6 || undefined}
      style={{ left: `${share * 100}%` }}
    >
      {t('target', { duration: targetText(targetMs, locale) })}
    </span>
  );
}

/** 0 to 1; inside a bucket to scale, in the last one at its middle. */
export function placeOf(targetMs: number): number {
  const bucket = ageBucketOf(targetMs);
  const { fromMs, toMs } = BUCKET_BOUNDS_MS[bucket];
  const within = toMs === null ? 0.5 : (targetMs - fromMs) / (toMs - fromMs);
  return (AGE_BUCKETS.indexOf(bucket) + within) / AGE_BUCKETS.length;
}
