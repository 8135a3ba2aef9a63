'use client';

import { useTranslations } from 'next-intl';
import { PointLink } from '@/components/charts/point-link';
import { Sparkline } from '@/components/charts/sparkline';
import { usePlace } from '@/components/shell/use-place';
import { clockText, shortClockText } from '@/components/ui/clock-text';
import { Figure } from '@/components/ui/figure';
import { Icon } from '@/components/ui/icon';
import { MaybeLink } from '@/components/ui/maybe-link';
import { StatusIcon } from '@/components/ui/status';
import { statusColor } from '@/components/ui/status-look';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { listLinkWithin } from '../list-link';
import { memoByContent } from '../memo-by-content';
import styles from './status-row.module.css';
import { TileNoteText } from './tile-note';
import type { Tile, TilePoint } from './tiles';

type StatusTileProps = { tile: Tile; filter: BoardFilter };

const LOOKS: Record<Tile['look'], string | undefined> = {
  big: styles.big,
  alarm: `${styles.big} ${styles.alarm}`,
  plain: '',
  extra: styles.extra,
};

/** The whole tile opens its list; what else it counts opens lists of its own. */
export const StatusTile = memoByContent(function StatusTile({ tile, filter }: StatusTileProps) {
  return (
    <div className={`${styles.tile} ${LOOKS[tile.look]}`} data-tile={tile.id}>
      <MaybeLink href={listLinkWithin(tile.query, filter)} className={styles.open}>
        <span className={styles.label}>
          <TileIcon tile={tile} />
          <span className="truncate">
            <TileWord id={tile.id} />
          </span>
        </span>
        <Figure value={tile.value} className={styles.figure} />
      </MaybeLink>
      {tile.history ? (
        <span className={styles.history}>
          <TileHistory tile={tile} history={tile.history} filter={filter} />
        </span>
      ) : (
        <span className={styles.also}>{tile.also && <TileNoteText note={tile.also} filter={filter} />}</span>
      )}
      <span className={styles.foot}>
        <TileNoteText note={tile.foot} filter={filter} />
      </span>
    </div>
  );
});

type TileHistoryProps = { tile: Tile; history: readonly TilePoint[]; filter: BoardFilter };

/** The same lists are reached by keys in "Status over time". */
function TileHistory({ tile: { id }, history, filter }: TileHistoryProps) {
  const t = useTranslations('board.lastHour');
  const place = usePlace();
  const isEnded = id === 'ENDED_TODAY';
  const values = history.map(({ value }) => value);
  const [first, last, most] = [values[0] ?? 0, values.at(-1) ?? 0, Math.max(...values)];
  const sum = values.reduce((total, count) => total + count, 0);
  const label = isEnded ? t('sparkEnded', { sum }) : t('spark', { first, last, most });
  return (
    <PointLink
      columns={history.length}
      kind="line"
      hasKeys={false}
      label={label}
      hrefOf={({ column }) => linkOf(history[column], filter)}
      textOf={({ column }) => {
        const { value, at } = history[column] ?? { value: 0, at: 0 };
        const isPresent = !isEnded && column === history.length - 1;
        return t('point', { time: (isPresent ? clockText : shortClockText)(at, place), count: value });
      }}
    >
      <Sparkline values={values} colour={statusColor(isEnded ? 'ENDED' : id)} />
    </PointLink>
  );
}

function linkOf(point: TilePoint | undefined, filter: BoardFilter): string | null {
  return point ? listLinkWithin(point.query, filter) : null;
}

/** "Waiting past target" has an icon only while somebody is. */
function TileIcon({ tile }: { tile: Tile }) {
  if (tile.id === 'PAST') return tile.look === 'alarm' ? <Icon name="late" /> : null;
  return <StatusIcon status={tile.id === 'ENDED_TODAY' ? 'ENDED' : tile.id} />;
}

const WORDS = ['CREATED', 'OPEN', 'ON_PROGRESS', 'ON_HOLD', 'BLOCKED', 'MISSED', 'NOT_REPORTED'] as const;

/** A status that we do not know keeps the word that Zoho sent. */
function TileWord({ id }: { id: string }) {
  const t = useTranslations('board.tiles');
  if (id === 'PAST') return t('past');
  if (id === 'ENDED_TODAY') return t('endedToday');
  const known = WORDS.find((word) => word === id);
  return known ? t(`status.${known}`) : id;
}
