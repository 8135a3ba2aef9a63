'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { Panel } from '@/components/ui/panel';
import { useStatusWord } from '@/components/ui/status';
import { TEXT_LINK } from '@/components/ui/text-link';
import type { BoardState } from '@/lib/domain/board/board';
import { channelNameOf } from '@/lib/domain/board/channel-name';
import type { AffectedSession, MissingReport } from '@/lib/domain/feed/feed-report';
import { queryForMissing } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';
import type { Finding } from '@/lib/domain/session/finding';
import { useLive } from '@/lib/live/client/use-live';
import { NothingPanel } from './nothing-panel';
import styles from './report.module.css';

type MissingPanelProps = { missing: MissingReport; times: Times; now: number };

const selectChannels = (state: BoardState) => state.channels;

/** Deliveries that never came, known by what came after them. */
export function MissingPanel({ missing, times, now }: MissingPanelProps) {
  const t = useTranslations('feed.missing');
  const { since, sessions, messages, transitions, affected } = missing;
  if (sessions === 0) return <NothingPanel title={t('title')} summary={t('none')} />;
  const all = listLinkOf(queryForMissing(since));
  return (
    <Panel
      title={t('title')}
      summary={
        <Link prefetch={false} href={all} className={TEXT_LINK}>
          {t('summary', { sessions })}
        </Link>
      }
    >
      <p className="max-w-[90ch] px-(--pad) pb-2 text-ink-2">
        {t('total', { messages, transitions })} {t('text')}
      </p>
      <ul className={`${styles.scroll} ${styles.sessions}`}>
        {affected.map((session) => (
          <AffectedRow key={session.id} session={session} times={times} now={now} />
        ))}
      </ul>
      {sessions > affected.length && (
        <p className="border-t border-line px-(--pad) py-2.5">
          <Link prefetch={false} href={all} className={TEXT_LINK}>
            {t('more', { count: sessions - affected.length })}
          </Link>
        </p>
      )}
    </Panel>
  );
}

type AffectedRowProps = { session: AffectedSession; times: Times; now: number };

function AffectedRow({ session, times, now }: AffectedRowProps) {
  const t = useTranslations('feed.missing');
  const channel = useLive(selectChannels).get(session.channelId ?? '');
  return (
    <li className={styles.affected}>
      <Link prefetch={false} href={`/sessions/${encodeURIComponent(session.id)}`} className={styles.rowLink}>
        {session.contactName ?? t('unnamed')}
      </Link>
      <span className="truncate text-right text-ink-3">
        {channel ? channelNameOf(channel) : session.channelId}
      </span>
      <ul className="col-span-full grid gap-0.5 text-ink-2">
        {session.findings.map((finding) => (
          <li key={`${finding.kind} ${finding.key}`} className="flex justify-between gap-3">
            <FindingWords finding={finding} />
            <time dateTime={new Date(finding.at).toISOString()} className="flex-none text-ink-3">
              {times.moment(finding.at, now)}
            </time>
          </li>
        ))}
      </ul>
    </li>
  );
}

function FindingWords({ finding }: { finding: Finding }) {
  const t = useTranslations('feed.missing');
  const statusWord = useStatusWord();
  if (finding.kind === 'missing_messages') return t('messages', { count: finding.missing });
  const { heldStatus, oldStatus } = finding;
  return t('transition', { held: statusWord(heldStatus), old: statusWord(oldStatus) });
}
