'use client';

import { useTranslations } from 'next-intl';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import styles from './status-row.module.css';
import { StatusTile } from './status-tile';
import type { Tile } from './tiles';

type StatusRowProps = { tiles: readonly Tile[]; filter: BoardFilter; isStale: boolean };

/** One strip of cells, not a row of cards; statuses that are seldom there get a line of their own below. */
export function StatusRow({ tiles, filter, isStale }: StatusRowProps) {
  const t = useTranslations('board.tiles');
  const main = tiles.filter(({ look }) => look !== 'extra');
  const extra = tiles.filter(({ look }) => look === 'extra');
  const tileOf = (tile: Tile) => <StatusTile key={tile.id} tile={tile} filter={filter} />;
  return (
    <section aria-label={t('label')} data-stale={isStale || undefined} className={`panel ${styles.row}`}>
      <div className={styles.cells}>{main.map(tileOf)}</div>
      {extra.length > 0 && <div className={styles.extras}>{extra.map(tileOf)}</div>}
    </section>
  );
}
