'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { SaveNote } from '../save-note';
import { useSave } from '../use-save';

const ORG_ID = '[A-Za-z0-9_\\-]{1,50}';

/** The Zoho organisation whose events count; the first delivery names it, an administrator may correct it. */
export function PinnedOrg({ orgId }: { orgId: string | null }) {
  const t = useTranslations('settings.source');
  const common = useTranslations('common');
  const router = useRouter();
  const { state, isSaving, run, reset } = useSave();
  const [id, setId] = useState(orgId ?? '');
  const isChanged = id !== (orgId ?? '');

  async function submit() {
    const pinned = await run('PATCH', 'source', { orgId: id });
    if (pinned.ok) router.refresh();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="grid gap-3"
    >
      <TextField
        label={t('orgId')}
        value={id}
        onChange={(event) => {
          setId(event.target.value.trim());
          reset();
        }}
        inputMode="numeric"
        pattern={ORG_ID}
        title={t('orgIdPattern')}
        autoComplete="off"
        required
        hint={orgId === null ? t('orgIdUnknown') : isChanged ? t('orgIdChange') : t('orgIdHint')}
      />
      <div className="flex items-center gap-3 empty:hidden">
        {isChanged && (
          <Button type="submit" disabled={isSaving}>
            {common('save')}
          </Button>
        )}
        {state.kind !== 'idle' && <SaveNote state={state} />}
      </div>
    </form>
  );
}
