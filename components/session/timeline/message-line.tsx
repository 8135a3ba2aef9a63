'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { EventFlags } from './event-flags';
import { useMessageStateWord } from './message-state-word';
import styles from './timeline.module.css';
import { useTimeline } from './timeline-context';
import { TimelineLine } from './timeline-line';
import type { MessageEntry, MessageRow } from './timeline-rows';

export function MessageLine({ row }: { row: MessageRow }) {
  const t = useTranslations('session.timeline');
  const { times, contactName } = useTimeline();
  const { entry, firstReply } = row;
  const author = useAuthor(entry, contactName);
  const isOurs = entry.authorKind === 'agent' || entry.authorKind === 'bot';
  return (
    <TimelineLine status={row.status} at={entry.at} raw={entry} aside={<DeliveryState entry={entry} />}>
      <div className={styles.message}>
        <span className={`${styles.author} ${isOurs ? styles.ours : ''}`}>
          <Icon name={ICONS[entry.authorKind]} />
          <span className="truncate" title={author}>
            {author}
          </span>
        </span>
        <div>
          <MessageText entry={entry} />
          <EventFlags entry={entry} />
          {firstReply && (
            <span className={`block ${styles.quiet}`}>
              {t(`firstReply.${firstReply.after}`, { duration: times.duration(firstReply.afterMs) })}
            </span>
          )}
        </div>
      </div>
    </TimelineLine>
  );
}

const ICONS = { customer: 'customer', agent: 'agent', bot: 'bot', system: 'info' } as const;

function useAuthor(entry: MessageEntry, contactName: string | null): string {
  const t = useTranslations('session.author');
  const { authorKind, authorName } = entry;
  if (authorKind === 'system') return t('system');
  if (authorName) return authorName;
  return authorKind === 'customer' && contactName ? contactName : t(authorKind);
}

function MessageText({ entry }: { entry: MessageEntry }) {
  const t = useTranslations('session');
  const { text, type, attachment } = entry;
  const kind = KINDS.find((known) => known === type);
  if (type === 'TEXT') return <span className={styles.text}>{text || quiet(t('timeline.noText'))}</span>;
  return (
    <>
      <span className="inline-flex flex-wrap items-center gap-x-1.5">
        <Icon name={type === 'ATTACHMENT' ? 'clip' : 'info'} />
        {attachment?.name ?? <span className="text-ink-2">{kind ? t(`messageType.${kind}`) : type}</span>}
        {attachment && <AttachmentFacts attachment={attachment} />}
      </span>
      {text && <span className={`block ${styles.text}`}>{text}</span>}
    </>
  );
}

const KINDS = [
  'ATTACHMENT',
  'LOCATION',
  'TEMPLATE',
  'CAROUSEL',
  'LAYOUT',
  'INFO',
  'ACTION',
  'EXTERNAL_INFO',
] as const;

function AttachmentFacts({ attachment }: { attachment: NonNullable<MessageEntry['attachment']> }) {
  const t = useTranslations('session.timeline');
  const { times } = useTimeline();
  const { type, sizeBytes } = attachment;
  const size = sizeBytes === null ? null : sizeWords(sizeBytes, times.locale);
  return quiet([type, size, t('attachment')].filter(Boolean).join(', '));
}

function sizeWords(bytes: number, locale: string): string {
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: unit as 'kilobyte' | 'megabyte',
    maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
  }).format(amount as number);
}

function quiet(text: string) {
  return <span className="text-ink-3">{text}</span>;
}

/** Of our own messages, where it says more than that they came in. */
function DeliveryState({ entry }: { entry: MessageEntry }) {
  const wordOf = useMessageStateWord();
  if (entry.status === null || entry.direction === 'IN') return null;
  const icon = entry.status === 'READ' || entry.status === 'DELIVERED' ? 'read' : null;
  return (
    <span className="inline-flex items-center gap-1 text-ink-3">
      {icon && <Icon name={icon} />}
      {entry.status === 'FAILED' && <Icon name="late" />}
      {wordOf(entry.status)}
    </span>
  );
}
