'use client';

import { useTranslations } from 'next-intl';
import type { Holder } from '@/lib/domain/session/session';
import type { Names } from '../use-names';
import type { Times } from '../use-times';
import styles from './custody.module.css';
import type { HolderTotal } from './custody-scale';

const SWATCHES: Record<Holder, string> = {
  QUEUE: 'bg-status-waiting',
  AGENT: 'bg-series-1',
  BOT: 'bg-series-2',
  CUSTOMER: 'bg-series-3',
  CLOSED: `${styles.closed}`,
};

type CustodyTotalsProps = { totals: readonly HolderTotal[]; names: Names; times: Times };

/** They add up to the session's length. */
export function CustodyTotals({ totals, names, times }: CustodyTotalsProps) {
  const t = useTranslations('session.custody');
  const percent = new Intl.NumberFormat(times.locale, { style: 'percent' });
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-1 px-4 pt-2.5 pb-3 md:flex md:flex-wrap md:gap-x-8">
      {totals.map(({ holder, ms, share, assigneeIds }) => (
        <div key={holder} className="flex justify-between gap-3 md:justify-start">
          <dt className="flex min-w-0 items-center gap-1.5">
            <i className={`size-2 flex-none rounded-xs ${SWATCHES[holder]}`} />
            {t(`holder.${holder}`)}
            <span className="truncate text-ink-3" title={assigneeIds.map(names.assignee).join(', ')}>
              {assigneeIds.length > 0 ? shortList(assigneeIds.map(names.assignee)) : hintOf(holder, t)}
            </span>
          </dt>
          <dd className="whitespace-nowrap">
            <b className="font-strong">{times.duration(ms)}</b>{' '}
            <span className="text-ink-3">
              {share > 0 && share < 0.005 ? `< ${percent.format(0.01)}` : percent.format(share)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** More names would push the other totals to a second line; the hover has them all. */
function shortList([first, ...rest]: readonly string[]): string {
  if (first === undefined) return '';
  return rest.length === 0 ? first : `${first} +${rest.length}`;
}

function hintOf(holder: Holder, t: ReturnType<typeof useTranslations<'session.custody'>>): string {
  return holder === 'BOT' || holder === 'AGENT' ? '' : t(`hint.${holder}`);
}
