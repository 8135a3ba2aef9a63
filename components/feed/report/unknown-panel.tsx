'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { MaybeLink } from '@/components/ui/maybe-link';
import { Panel } from '@/components/ui/panel';
import type { UnknownValue } from '@/lib/domain/feed/unknown-values';
import { queryForStatus } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';
import { NothingPanel } from './nothing-panel';
import styles from './report.module.css';

type UnknownPanelProps = { values: readonly UnknownValue[]; times: Times; now: number };

/** Words of Zoho's that no documentation names: kept and shown as they came, and news for a person. */
export function UnknownPanel({ values, times, now }: UnknownPanelProps) {
  const t = useTranslations('feed.unknown');
  if (values.length === 0) return <NothingPanel title={t('title')} summary={t('none')} />;
  return (
    <Panel title={t('title')} summary={t('summary', { count: values.length })}>
      <p className="max-w-[90ch] px-(--pad) pb-2 text-ink-2">{t('text')}</p>
      <div className={styles.scroll}>
        <table className={`${styles.table} ${styles.unknown}`}>
          <thead>
            <tr>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('count')}</th>
              <th scope="col">{t('first')}</th>
              <th scope="col">{t('last')}</th>
            </tr>
          </thead>
          <tbody>
            {values.map((row) => (
              <UnknownRow key={`${row.field} ${row.value}`} row={row} times={times} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function UnknownRow({ row, times, now }: { row: UnknownValue; times: Times; now: number }) {
  const t = useTranslations('feed.unknown');
  const format = useFormatter();
  const { field, value, n, firstAt, lastAt } = row;
  return (
    <tr>
      <th scope="row" title={value}>
        <MaybeLink
          href={field === 'status' ? listLinkOf(queryForStatus(value)) : null}
          className={`truncate font-mono text-xs ${field === 'status' ? styles.figure : ''}`}
        >
          {value}
        </MaybeLink>
      </th>
      <td data-word={t('field')}>{t(`fields.${field}`)}</td>
      <td data-word={t('count')}>{format.number(n)}</td>
      <td data-word={t('first')}>{times.moment(firstAt, now)}</td>
      <td data-word={t('last')}>{times.moment(lastAt, now)}</td>
    </tr>
  );
}
