'use client';

import { useTranslations } from 'next-intl';
import { type Point, PointLink } from '@/components/charts/point-link';
import { listLinkWithin } from '../list-link';
import styles from './last-hour.module.css';
import { queryAt } from './moments';
import type { PictureProps } from './picture-props';
import { useBandWord } from './use-band-word';

/** Every point of the picture without a pointer; seen while it has the focus. */
export function MomentsByKeys({ bands, moments, filter, textOf }: PictureProps) {
  const t = useTranslations('board.lastHour');
  const wordOf = useBandWord();
  const rows = bands.toReversed();
  /** Above the bands: all that were live. */
  const bandAt = (row: number) => rows[row - 1] ?? null;
  const hrefOf = ({ column, row }: Point) => {
    const moment = moments[column];
    return moment ? listLinkWithin(queryAt(bandAt(row)?.status ?? null, moment), filter) : null;
  };
  const wordsOf = ({ column, row }: Point) => {
    const [moment, band] = [moments[column], bandAt(row)];
    return t('pickAt', {
      time: moment ? textOf(moment) : '',
      status: band ? wordOf(band.status) : t('all'),
      count: (band ? [band] : bands).reduce((sum, { values }) => sum + (values[column] ?? 0), 0),
    });
  };
  return (
    <PointLink
      columns={moments.length}
      rows={rows.length + 1}
      kind="line"
      label={t('pick')}
      hrefOf={hrefOf}
      textOf={wordsOf}
      className={styles.keys}
    />
  );
}
