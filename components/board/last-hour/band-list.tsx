'use client';

import Link from 'next/link';
import { useFormatter } from 'next-intl';
import type { CSSProperties } from 'react';
import { AREA_HEIGHT, PLOT_BOTTOM, PLOT_TOP } from '@/components/charts/area-plot';
import { placesApart } from '@/components/charts/places-apart';
import { StatusIcon } from '@/components/ui/status';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { queryForStatus } from '@/lib/domain/lists/session-query';
import { NOT_REPORTED } from '@/lib/domain/session/session';
import { listLinkWithin } from '../list-link';
import styles from './last-hour.module.css';
import type { StatusBand } from './status-bands';
import { useBandWord } from './use-band-word';

/** A word's share of the picture, where that is at its lowest. */
const WORD_PX = 28;
const WORD_SHARE = WORD_PX / (AREA_HEIGHT - PLOT_TOP - PLOT_BOTTOM);

type BandListProps = { bands: readonly StatusBand[]; most: number; filter: BoardFilter };

/** Names at the right, where the bands end, with what their tiles say, and the same lists. */
export function BandList({ bands, most, filter }: BandListProps) {
  const wordOf = useBandWord();
  const format = useFormatter();
  const places = placesApart(middlesOf(bands, most), WORD_SHARE);
  const plot = { '--plot-top': `${PLOT_TOP}px`, '--plot-bottom': `${PLOT_BOTTOM}px` } as CSSProperties;
  const rows = bands.map((band, index) => ({ ...band, place: places?.[index] ?? 0 })).reverse();
  return (
    <ul className={styles.bands} data-placed={places ? '' : undefined} style={plot}>
      {rows.map(({ status, values, place }) => (
        <li key={status} style={{ '--place': place } as CSSProperties}>
          <Link prefetch={false} href={listLinkWithin(queryForStatus(status), filter) ?? '#'}>
            <b>{format.number(values.at(-1) ?? 0)}</b>
            <StatusIcon status={status === NOT_REPORTED ? null : status} />
            <span className="truncate">{wordOf(status)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Of each band at its end, as a share of the picture's height. */
function middlesOf(bands: readonly StatusBand[], most: number): number[] {
  let base = 0;
  return bands.map(({ values }) => {
    const value = values.at(-1) ?? 0;
    base += value;
    return (base - value / 2) / most;
  });
}
