'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import type { SessionQuery } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';

const PAUSE_MS = 300;
const LONGEST = 200;

/** Narrows the list as one types; the address keeps up. */
export function SessionSearch({ query }: { query: SessionQuery }) {
  const t = useTranslations('sessions');
  const router = useRouter();
  const [text, setText] = useState(query.q ?? '');
  const [known, setKnown] = useState(query.q ?? '');
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = query.q ?? '';
  // The address changed by another way, a chip taken off or the back button: the box follows.
  if (asked !== known) {
    setKnown(asked);
    if (asked !== text.trim()) setText(asked);
  }
  useEffect(() => () => clearTimeout(pause.current), []);

  const search = (value: string) => {
    const q = value.trim();
    router.replace(listLinkOf({ ...query, cursor: undefined, q: q === '' ? undefined : q }), {
      scroll: false,
    });
  };
  const type = (value: string) => {
    setText(value);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => search(value), PAUSE_MS);
  };
  return (
    <label className="flex min-h-(--target) w-full items-center gap-1.5 rounded-sm border border-line-strong bg-surface px-2 text-ink-3 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus md:w-88">
      <Icon name="search" />
      <input
        type="search"
        value={text}
        maxLength={LONGEST}
        placeholder={t('search')}
        aria-label={t('search')}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          clearTimeout(pause.current);
          search(text);
        }}
        className="w-full min-w-0 text-ellipsis bg-transparent text-ink outline-none placeholder:text-ink-3"
      />
    </label>
  );
}
