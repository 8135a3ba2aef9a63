'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { AREA_HEIGHT } from '@/components/charts/area-plot';
import { countScale } from '@/components/charts/count-scale';
import { LazyAreaStack } from '@/components/charts/lazy-area-stack';
import { listLinkWithin } from '../list-link';
import { memoByContent } from '../memo-by-content';
import { BandList } from './band-list';
import styles from './last-hour.module.css';
import { queryAt } from './moments';
import { MomentsByKeys } from './moments-by-keys';
import type { PictureProps } from './picture-props';
import { QuarterHours } from './quarter-hours';
import { useBandWord } from './use-band-word';

const TICK_EVERY = 15;

/** `drawn`: the bands of this second. The chart takes longer than a message may, what stands beside it does not. */
export const Picture = memoByContent(function Picture({
  bands,
  drawn,
  moments,
  filter,
  textOf,
}: PictureProps & { drawn: PictureProps['bands'] }) {
  const t = useTranslations('board.lastHour');
  const router = useRouter();
  const wordOf = useBandWord();
  const waiting = drawn[0]?.values ?? [];
  const totals = moments.map((_, index) => drawn.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const scale = countScale(Math.max(...totals));
  const pick = useCallback(
    (index: number, status: string | null) => {
      const moment = moments[index];
      const link = moment && listLinkWithin(queryAt(status, moment), filter);
      if (link) router.push(link);
    },
    [moments, filter, router],
  );
  const marked = moments.filter(({ at }, index) => at !== null && index % TICK_EVERY === 0);
  const common = { bands, moments, filter, textOf };
  return (
    <div className={styles.picture}>
      <div className={styles.chart} style={{ minHeight: AREA_HEIGHT }}>
        <MomentsByKeys {...common} />
        <LazyAreaStack
          bands={drawn.map(({ status, colour, values }) => ({
            key: status,
            name: wordOf(status),
            colour,
            values,
          }))}
          points={moments.map((moment) => ({ place: moment.place, text: textOf(moment) }))}
          ticks={marked.map(({ place }) => place)}
          scale={scale}
          label={t('label', { first: waiting[0] ?? 0, last: waiting.at(-1) ?? 0 })}
          onPick={pick}
        />
      </div>
      <BandList bands={bands} most={scale.at(-1) ?? 1} filter={filter} />
      <QuarterHours {...common} every={TICK_EVERY} />
    </div>
  );
});
