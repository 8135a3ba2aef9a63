'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { copyText } from '@/components/ui/copy-text';
import { Icon } from '@/components/ui/icon';
import { fixedQuery } from '@/lib/domain/lists/fixed-query';
import type { SessionQuery } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';

type CopyLinkProps = { query: SessionQuery; asOf: number; time: string };

/** An address of this very list, to show to somebody or to come back to: it names instants, so it keeps its meaning. */
export function CopyLink({ query, asOf, time }: CopyLinkProps) {
  const t = useTranslations('sessions.copyLink');
  const link = listLinkOf(fixedQuery(query, asOf));
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === link;
  return (
    <a
      href={link}
      title={t('title', { time })}
      onClick={async (event) => {
        event.preventDefault();
        const isDone = await copyText(new URL(link, window.location.href).href);
        setCopied(isDone ? link : null);
      }}
      className="inline-flex items-baseline gap-1.5 py-1 text-ink-2 hover:text-ink max-md:py-3"
    >
      <Icon name={isCopied ? 'check' : 'dup'} className="self-center" />
      <span aria-live="polite">{t(isCopied ? 'copied' : 'copy')}</span>
    </a>
  );
}
