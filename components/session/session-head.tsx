'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useBoardTime } from '@/components/shell/use-board-time';
import { Icon } from '@/components/ui/icon';
import { integrationIconOf } from '@/components/ui/integration-icon';
import type { SessionDetail } from '@/lib/domain/session/session-detail';
import { SessionClocks } from './session-clocks';
import { StatusMark } from './status-mark';
import type { Names } from './use-names';
import type { Times } from './use-times';

type HeadProps = { detail: SessionDetail; names: Names; times: Times; targetMs: number };

/** Who, in which state, where, with whom; and how long it has been so. */
export function SessionHead({ detail, names, times, targetMs }: HeadProps) {
  const t = useTranslations('session');
  const { session } = detail;
  const { staleSince } = useBoardTime();
  return (
    <section className="panel flex flex-wrap items-center gap-x-10 gap-y-3 px-(--gutter) py-3 md:flex-nowrap md:p-4">
      <div className="min-w-0 grow basis-full md:basis-0">
        <h1 className="truncate text-xl font-strong tracking-[-0.02em]">
          {session.contactName ?? t('unnamed')}
        </h1>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 md:gap-x-2">
          <span className={`inline-flex ${staleSince === null ? '' : 'grayscale'}`}>
            <StatusMark status={session.status} />
          </span>
          <Dot />
          <Fact icon="channel" integration={session.integration}>
            {names.channel ?? t('noChannel')}
          </Fact>
          <Dot />
          <Holder detail={detail} names={names} />
          {session.reopenCount > 0 && (
            <>
              <Dot />
              <Fact icon="reopen">{t('reopened', { count: session.reopenCount })}</Fact>
            </>
          )}
        </p>
        {staleSince !== null && (
          <p className="mt-1 text-xs text-near-text">{t('stale', { time: times.clock(staleSince) })}</p>
        )}
      </div>
      <SessionClocks detail={detail} times={times} targetMs={targetMs} />
    </section>
  );
}

function Holder({ detail, names }: { detail: SessionDetail; names: Names }) {
  const t = useTranslations('session');
  const { assigneeId } = detail.session;
  if (assigneeId === null) return <Fact icon="nobody">{t('unassigned')}</Fact>;
  return names.isBot(assigneeId) ? (
    <Fact icon="bot">{names.assignee(assigneeId)}</Fact>
  ) : (
    <Fact icon="agent">{names.assignee(assigneeId)}</Fact>
  );
}

type FactProps = {
  icon: 'channel' | 'nobody' | 'agent' | 'bot' | 'reopen';
  integration?: string | null;
  children: ReactNode;
};

function Fact({ icon, integration, children }: FactProps) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {icon === 'channel' ? <Icon name={integrationIconOf(integration ?? null)} /> : <Icon name={icon} />}
      {children}
    </span>
  );
}

function Dot() {
  return (
    <span aria-hidden="true" className="text-ink-3 max-md:hidden">
      ·
    </span>
  );
}
