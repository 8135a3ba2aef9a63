'use client';

import { useTranslations } from 'next-intl';
import { Sparkline } from '@/components/charts/sparkline';
import { Figure } from '@/components/ui/figure';
import { Icon } from '@/components/ui/icon';
import { MaybeLink } from '@/components/ui/maybe-link';
import { StatusIcon } from '@/components/ui/status';
import { statusColor } from '@/components/ui/status-look';
import styles from './status-row.module.css';
import { TileNoteText } from './tile-note';
import type { Tile } from './tiles';

type StatusTileProps = { tile: Tile; href: string | null };

const LOOKS: Record<Tile['look'], string | undefined> = {
  big: styles.big,
  alarm: `${styles.big} ${styles.alarm}`,
  plain: '',
  extra: styles.extra,
};

export function StatusTile({ tile, href }: StatusTileProps) {
  const className = `${styles.tile} ${LOOKS[tile.look]}`;
  const content = (
    <>
      <span className={styles.label}>
        <TileIcon tile={tile} />
        <TileWord id={tile.id} />
      </span>
      <Figure value={tile.value} className={styles.figure} />
      {tile.history ? (
        <span className={styles.history}>
          <TileHistory tile={tile} history={tile.history} />
        </span>
      ) : (
        <span className={styles.also}>{tile.also && <TileNoteText note={tile.also} />}</span>
      )}
      <span className={styles.foot}>
        <TileNoteText note={tile.foot} />
      </span>
    </>
  );
  return (
    <MaybeLink href={href} className={className} data-tile={tile.id}>
      {content}
    </MaybeLink>
  );
}

function TileHistory({ tile: { id }, history }: { tile: Tile; history: readonly number[] }) {
  const t = useTranslations('board.lastHour');
  const isEnded = id === 'ENDED_TODAY';
  const [first, last, most] = [history[0] ?? 0, history.at(-1) ?? 0, Math.max(...history)];
  const sum = history.reduce((total, count) => total + count, 0);
  return (
    <Sparkline
      values={history}
      colour={statusColor(isEnded ? 'ENDED' : id)}
      label={isEnded ? t('sparkEnded', { sum }) : t('spark', { first, last, most })}
    />
  );
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
  return <span className="truncate">{known ? t(`status.${known}`) : id}</span>;
}
