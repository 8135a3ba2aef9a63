'use client';

import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { IconButton } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';

const KEYS = [
  { keys: ['j'], word: 'next' },
  { keys: ['k'], word: 'previous' },
  { keys: ['↵'], word: 'open' },
  { keys: ['/'], word: 'search' },
  { keys: ['g', 'b'], word: 'board' },
  { keys: ['g', 's'], word: 'sessions' },
  { keys: ['?'], word: 'help' },
] as const;

export function KeysDialog({ ref }: { ref: RefObject<HTMLDialogElement | null> }) {
  const t = useTranslations('shell.keys');
  const common = useTranslations('common');
  return (
    <dialog
      ref={ref}
      aria-labelledby="keys-title"
      className="m-auto w-88 max-w-[calc(100vw-32px)] rounded-md bg-overlay p-4 text-ink shadow-float backdrop:bg-black/30"
    >
      <header className="mb-2 flex items-center justify-between">
        <h2 id="keys-title" className="text-base font-strong">
          {t('title')}
        </h2>
        <form method="dialog">
          <IconButton type="submit" icon="x" label={common('close')} />
        </form>
      </header>
      <dl>
        {KEYS.map(({ keys, word }) => (
          <div key={word} className="flex items-center justify-between border-t border-line py-2">
            <dt>{t(word)}</dt>
            <dd className="flex items-center gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
