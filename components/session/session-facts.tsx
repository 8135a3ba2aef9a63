'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TEXT_LINK } from '@/components/ui/text-link';
import { integrationNameOf } from '@/lib/domain/board/channel-name';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';
import type { SessionDetail } from '@/lib/domain/session/session-detail';
import { ticketUrl, type ZohoDesk } from './ticket-url';
import { firstReplyOf } from './timeline/timeline-rows';
import type { Names } from './use-names';
import type { Times } from './use-times';

type FactsProps = { detail: SessionDetail; names: Names; times: Times; desk: ZohoDesk };

export function SessionFacts({ detail, names, times, desk }: FactsProps) {
  const t = useTranslations('session');
  const { session } = detail;
  const { contactName, contactExternalId, channelId, integration, messagesCount } = session;
  return (
    <section className="panel" aria-label={t('facts.title')}>
      <dl className="px-4 pt-1.5 pb-2.5">
        <Fact label={t('facts.contact')}>
          {contactName ?? t('unnamed')}
          {contactExternalId && contactExternalId !== contactName && (
            <span className="block text-ink-3">{contactExternalId}</span>
          )}
        </Fact>
        <Fact label={t('facts.channel')}>
          {channelId === null ? (
            t('noChannel')
          ) : (
            <ListLink href={listLinkOf({ channel: [channelId], live: true })}>{names.channel}</ListLink>
          )}
        </Fact>
        {integration && <Fact label={t('facts.integration')}>{integrationNameOf(integration)}</Fact>}
        <AssigneeFact detail={detail} names={names} />
        <TicketFact session={session} desk={desk} />
        <Fact label={t('facts.messages')}>
          {messagesCount}{' '}
          <span className="text-ink-3">{t('facts.messagesInOut', { in: session.in, out: session.out })}</span>
        </Fact>
        <EpisodeFacts detail={detail} times={times} />
        <Fact label={t('facts.session')}>{session.id}</Fact>
      </dl>
    </section>
  );
}

function AssigneeFact({ detail, names }: { detail: SessionDetail; names: Names }) {
  const t = useTranslations('session.facts');
  const { assigneeId, lastAssigneeId } = detail.session;
  const id = assigneeId ?? lastAssigneeId;
  if (id === null) return null;
  return (
    <Fact label={t(assigneeId === null ? 'lastAssignee' : 'assignee')}>
      <ListLink href={listLinkOf({ assignee: [id], live: true })}>{names.assignee(id)}</ListLink>
    </Fact>
  );
}

function TicketFact({ session, desk }: { session: SessionDetail['session']; desk: ZohoDesk }) {
  const t = useTranslations('session');
  const { ticketId, ticketNumber } = session;
  const url = ticketUrl(ticketId, desk);
  if (ticketId === null && ticketNumber === null) return null;
  const text = ticketNumber === null ? (ticketId ?? '') : t('ticket.number', { number: ticketNumber });
  return (
    <Fact label={t('facts.ticket')}>
      {url === null ? (
        text
      ) : (
        <a href={url} target="_blank" rel="noopener noreferrer" className={TEXT_LINK}>
          {text}
        </a>
      )}
    </Fact>
  );
}

function EpisodeFacts({ detail, times }: { detail: SessionDetail; times: Times }) {
  const t = useTranslations('session.facts');
  const { episodes } = detail;
  const last = episodes.at(-1);
  if (!last) return null;
  const reply = firstReplyOf(last);
  return (
    <>
      <Fact label={t('firstReply')}>
        {reply === null ? (
          <span className="text-ink-3">{t('noReply')}</span>
        ) : (
          <>
            {times.duration(reply.afterMs)}{' '}
            <span className="text-ink-3">{t(`firstReplyAfter.${reply.after}`)}</span>
          </>
        )}
      </Fact>
      {last.handoffAt !== null && <Fact label={t('handoff')}>{times.clock(last.handoffAt)}</Fact>}
      <Fact label={t('episodes')}>
        {t(last.to === null ? 'episodesOpen' : 'episodesClosed', { count: episodes.length })}
      </Fact>
    </>
  );
}

function ListLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link prefetch={false} href={href} className={TEXT_LINK}>
      {children}
    </Link>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[124px_minmax(0,1fr)] gap-3 py-[5px]">
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
