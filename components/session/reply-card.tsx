'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import {
  isKnownReplyStatus,
  isUnconfirmedReplyStatus,
  replyStatusGroupOf,
} from '@/lib/domain/events/reply-status';
import type { SessionDetail } from '@/lib/domain/session/session-detail';
import { ticketUrl, type ZohoDesk } from './ticket-url';

/** Whether Zoho lets us answer: what is so, what it means, what to do. */
export function ReplyCard({ session, desk }: { session: SessionDetail['session']; desk: ZohoDesk }) {
  const t = useTranslations('session.reply');
  const { replyStatus } = session;
  const words = wordsOf(replyStatus);
  const group = replyStatus === null ? null : replyStatusGroupOf(replyStatus);
  const isUnconfirmed = replyStatus !== null && isUnconfirmedReplyStatus(replyStatus);
  return (
    <section className="panel px-4 pt-3.5 pb-4" aria-labelledby="reply" data-group={group ?? 'unknown'}>
      {replyStatus !== null && (
        <p className="flex flex-wrap gap-x-2 text-2xs break-all text-ink-3">
          <span className="tracking-[0.02em]">{replyStatus}</span>
          {isUnconfirmed && <span>{t('unconfirmed')}</span>}
        </p>
      )}
      <h2 id="reply" className="mt-1.5 mb-1 text-base font-strong">
        {t(`${words}.title`)}
      </h2>
      <p className="text-ink-2">{t(`${words}.text`)}</p>
      <p className="mt-2 text-ink">{t(`${words}.do`)}</p>
      <TicketButton session={session} desk={desk} />
    </section>
  );
}

function wordsOf(replyStatus: string | null) {
  if (replyStatus === null) return 'none';
  return isKnownReplyStatus(replyStatus) ? replyStatus : 'unknown';
}

function TicketButton({ session, desk }: { session: SessionDetail['session']; desk: ZohoDesk }) {
  const t = useTranslations('session.ticket');
  const { ticketId, ticketNumber } = session;
  const url = ticketUrl(ticketId, desk);
  if (url === null) return null;
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="mt-3 flex min-h-(--target) md:max-lg:w-fit md:max-lg:px-4 items-center justify-center gap-1.5 rounded-sm bg-ink px-2.5 py-1 font-strong text-on-ink"
    >
      <Icon name="out" />
      {ticketNumber === null ? t('openUnnumbered') : t('open', { number: ticketNumber })}
    </a>
  );
}
