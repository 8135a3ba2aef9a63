'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { usePlace } from '@/components/shell/use-place';
import { shortClockText } from '@/components/ui/clock-text';
import { Duration } from '@/components/ui/duration';
import type { Nearness } from '@/lib/domain/board/queue';
import styles from './status-row.module.css';
import type { TileNote } from './tiles';

const TONES: Record<Nearness, string | undefined> = { ok: styles.ok, near: styles.near, past: styles.past };

export function TileNoteText({ note }: { note: TileNote }) {
  const t = useTranslations('board.tiles');
  const format = useFormatter();
  const place = usePlace();
  switch (note.kind) {
    case 'unassigned':
    case 'withBot':
      return t(note.kind, { count: format.number(note.count) });
    case 'near':
      return <span className={styles.near}>{t('near', { count: format.number(note.count) })}</span>;
    case 'awaiting':
      return t('awaiting', { count: note.count });
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
  const { withNewsMs } = note;
  if (withNewsMs === null) return t.rich('oldest', { age });
  return t.rich('oldestNoNews', { age, news: () => <Duration ms={withNewsMs} /> });
}
