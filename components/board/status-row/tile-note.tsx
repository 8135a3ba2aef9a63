'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { usePlace } from '@/components/shell/use-place';
import { shortClockText } from '@/components/ui/clock-text';
import { Duration } from '@/components/ui/duration';
import { MaybeLink } from '@/components/ui/maybe-link';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import type { Nearness } from '@/lib/domain/board/queue';
import { listLinkWithin } from '../list-link';
import styles from './status-row.module.css';
import type { TileNote } from './tiles';

const TONES: Record<Nearness, string | undefined> = { ok: styles.ok, near: styles.near, past: styles.past };

export function TileNoteText({ note, filter }: { note: TileNote; filter: BoardFilter }) {
  const t = useTranslations('board.tiles');
  const format = useFormatter();
  const place = usePlace();
  switch (note.kind) {
    case 'unassigned':
    case 'withBot':
    case 'near':
    case 'awaiting':
      return (
        <MaybeLink
          href={note.count === 0 ? null : listLinkWithin(note.query, filter)}
          className={`${styles.note} ${note.kind === 'near' ? styles.near : ''}`}
        >
          {note.kind === 'awaiting'
            ? t('awaiting', { count: note.count })
            : t(note.kind, { count: format.number(note.count) })}
        </MaybeLink>
      );
    case 'oldest':
      return <Oldest note={note} />;
    case 'since':
      return t('since', { time: shortClockText(note.at, place) });
    case 'nothing':
      return '\u00a0';
    case 'ever':
    case 'newValue':
    case 'nobody':
      return t(note.kind);
  }
}

function Oldest({ note }: { note: Extract<TileNote, { kind: 'oldest' }> }) {
  const t = useTranslations('board.tiles');
  const age = () => (
    <b className={TONES[note.tone]}>
      <Duration ms={note.ageMs} />
    </b>
  );
  const { sessionId, withNewsMs } = note;
  return (
    <MaybeLink
      href={sessionId === null ? null : `/sessions/${encodeURIComponent(sessionId)}`}
      className={styles.note}
    >
      {withNewsMs === null
        ? t.rich('oldest', { age })
        : t.rich('oldestNoNews', { age, news: () => <Duration ms={withNewsMs} /> })}
    </MaybeLink>
  );
}
