'use client';

import { useTranslations } from 'next-intl';
import type { CSSProperties, ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { statusColor } from '@/components/ui/status-look';
import styles from './timeline.module.css';
import { useTimeline } from './timeline-context';

type EventRef = { position: string; at: number };

type TimelineLineProps = {
  /** The status that holds gives the rail its hue; `before` is the one above a mark. */
  status: string | null;
  before?: string | null;
  mark?: ReactNode;
  rail?: 'solid' | 'dashed' | 'last';
  at?: number;
  shape?: 'plain' | 'shaded' | 'wide' | 'low';
  children: ReactNode;
  aside?: ReactNode;
  /** The event behind the line, for its raw form. */
  raw?: EventRef | null;
};

/** One line of the timeline: time, rail, words, a note at the right, the raw event. */
export function TimelineLine(props: TimelineLineProps) {
  const { status, before, mark, rail = 'solid', at, shape = 'plain', children, aside, raw } = props;
  const { times, freshFrom } = useTimeline();
  const isNew = raw != null && freshFrom !== null && BigInt(raw.position) > freshFrom;
  return (
    <li
      className={classes(styles.line, shape !== 'plain' && styles[shape], isNew && styles.new)}
      style={railStyle(status, before)}
    >
      {at === undefined ? (
        <span />
      ) : (
        <time className={styles.time} dateTime={new Date(at).toISOString()}>
          {times.clock(at)}
        </time>
      )}
      <span
        aria-hidden="true"
        className={classes(
          styles.rail,
          mark !== undefined && styles.marked,
          rail !== 'solid' && styles[rail],
        )}
      >
        {mark === undefined ? null : <span className={styles.mark}>{mark}</span>}
      </span>
      <div className={styles.body}>{children}</div>
      {shape === 'wide' ? null : <div className={styles.aside}>{aside}</div>}
      {raw ? <RawButton event={raw} /> : null}
    </li>
  );
}

function RawButton({ event }: { event: EventRef }) {
  const t = useTranslations('session.timeline');
  const { showRaw, shownRaw, times } = useTimeline();
  if (showRaw === null) return null;
  return (
    <button
      type="button"
      className={styles.raw}
      aria-label={t('raw', { time: times.clock(event.at) })}
      aria-pressed={shownRaw === event.position}
      onClick={() => showRaw(event)}
    >
      <Icon name="raw" />
    </button>
  );
}

function railStyle(status: string | null, before: string | null | undefined): CSSProperties {
  const rail = {
    '--rail': statusColor(status),
    ...(before === undefined ? {} : { '--before': statusColor(before) }),
  };
  // React's type of a style does not know custom properties.
  return rail as CSSProperties;
}

function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
