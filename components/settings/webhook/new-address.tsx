'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { SaveNote } from '../save-note';
import { useSave } from '../use-save';
import { CopyField } from './copy-field';

/** Asks first: whoever only came to look must not end the address that Zoho uses. */
export function NewAddress() {
  const t = useTranslations('settings.source');
  const common = useTranslations('common');
  const router = useRouter();
  const { state, isSaving, run } = useSave();
  const [isAsking, setAsking] = useState(false);
  const [url, setUrl] = useState<string | null>(null);

  async function make() {
    const made = await run('POST', 'webhook', {});
    if (!made.ok) return;
    setUrl((made.body as { url: string }).url);
    setAsking(false);
    router.refresh();
  }

  if (url !== null) {
    return (
      <div role="status">
        <CopyField label={t('newAddress')} value={url} hint={t('shownOnce')} />
      </div>
    );
  }
  if (!isAsking) {
    return (
      <div>
        <Button onClick={() => setAsking(true)}>{t('make')}</Button>
      </div>
    );
  }
  return (
    <div className="grid gap-3 rounded-sm bg-sunken p-3">
      <p>{t('makeSure')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" autoFocus disabled={isSaving} onClick={make}>
          {t('makeNow')}
        </Button>
        <Button look="plain" onClick={() => setAsking(false)}>
          {common('cancel')}
        </Button>
        {state.kind === 'failed' && <SaveNote state={state} />}
      </div>
    </div>
  );
}
