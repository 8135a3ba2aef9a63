'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CONTROL_CLASS } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { SaveNote } from '../save-note';
import type { Named } from '../settings-data';
import { useSave } from '../use-save';

type NameRowProps = { what: 'channels' | 'assignees'; row: Named };

/** Enter saves, Escape takes the typing back; an empty name shows again what Zoho's events tell. */
export function NameRow({ what, row }: NameRowProps) {
  const t = useTranslations(`settings.${what}`);
  const common = useTranslations('common');
  const { state, isSaving, run, reset } = useSave();
  const [saved, setSaved] = useState(row.name ?? '');
  const [name, setName] = useState(saved);
  const isChanged = name.trim() !== saved;

  async function submit() {
    if (!isChanged) return;
    const outcome = await run('PATCH', `${what}/${encodeURIComponent(row.id)}`, { name });
    if (outcome.ok) setSaved(name.trim());
  }
  function takeBack(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    setName(saved);
    reset();
  }

  return (
    <li className="border-b border-line last:border-b-0">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        className="grid min-h-13 grid-cols-[16px_minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5 px-(--pad) py-2 max-md:grid-cols-[16px_minmax(0,1fr)]"
      >
        <span className="text-ink-2">
          <Icon name={row.icon} />
        </span>
        <input
          aria-label={t('nameOf', { name: row.fallback, id: row.id })}
          value={name}
          placeholder={row.fallback}
          maxLength={80}
          onChange={(event) => {
            setName(event.target.value);
            reset();
          }}
          onKeyDown={takeBack}
          className={CONTROL_CLASS}
        />
        <span className="flex min-w-0 md:min-h-(--target) items-center gap-3 max-md:col-start-2">
          {isChanged ? (
            <Button type="submit" disabled={isSaving}>
              {common('save')}
            </Button>
          ) : (
            state.kind !== 'saved' && (
              <span className="truncate text-2xs text-ink-3" title={row.id}>
                {[row.kind, row.fallback === row.id ? null : row.id].filter(Boolean).join(' ')}
              </span>
            )
          )}
          <SaveNote state={state} />
        </span>
      </form>
    </li>
  );
}
