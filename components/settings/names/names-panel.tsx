'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CONTROL_CLASS } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import type { Named } from '../settings-data';
import { NameRow } from './name-row';

type NamesPanelProps = { what: 'channels' | 'assignees'; rows: readonly Named[] };

const SEARCH_FROM = 12;

export function NamesPanel({ what, rows }: NamesPanelProps) {
  const t = useTranslations(`settings.${what}`);
  const [wanted, setWanted] = useState('');
  const shown = rows.filter((row) => matches(row, wanted));
  return (
    <Panel title={t('title')} summary={t('summary', { count: rows.length })}>
      {rows.length === 0 && <p className="max-w-[64ch] px-(--pad) pb-(--pad) text-ink-2">{t('empty')}</p>}
      {rows.length >= SEARCH_FROM && (
        <div className="px-(--pad) pb-3">
          <input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
            className={`${CONTROL_CLASS} max-w-90`}
          />
        </div>
      )}
      {rows.length > 0 && (
        <ul className="border-t md:max-h-160 md:overflow-y-auto border-line">
          {shown.map((row) => (
            <NameRow key={row.id} what={what} row={row} />
          ))}
          {shown.length === 0 && <li className="px-(--pad) py-4 text-ink-2">{t('noneFound')}</li>}
        </ul>
      )}
    </Panel>
  );
}

function matches({ id, name, fallback }: Named, wanted: string): boolean {
  const words = `${id} ${name ?? ''} ${fallback}`.toLocaleLowerCase();
  return words.includes(wanted.trim().toLocaleLowerCase());
}
