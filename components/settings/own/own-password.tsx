'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { PasswordField } from '@/components/ui/password-field';
import { SaveNote } from '../save-note';
import { useSave } from '../use-save';

const SHORTEST = 12;
const LONGEST = 128;

export function OwnPassword({ email }: { email: string }) {
  const t = useTranslations('settings.own');
  const { state, isSaving, run, reset } = useSave();
  const [isShort, setShort] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const newPassword = String(fields.get('newPassword'));
    if (newPassword.length < SHORTEST) return setShort(true);
    const change = { currentPassword: String(fields.get('currentPassword')), newPassword };
    const saved = await run('POST', 'password', change);
    if (saved.ok) form.reset();
  }
  function typed() {
    setShort(false);
    if (state.kind !== 'saving') reset();
  }

  return (
    <form onSubmit={submit} onInput={typed} className="grid gap-4 border-t border-line pt-4">
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={t('currentPassword')}
        showLabel={t('show')}
        hideLabel={t('hide')}
        name="currentPassword"
        autoComplete="current-password"
        required
      />
      <PasswordField
        label={t('newPassword')}
        showLabel={t('show')}
        hideLabel={t('hide')}
        name="newPassword"
        autoComplete="new-password"
        maxLength={LONGEST}
        required
        hint={t('newPasswordHint', { count: SHORTEST })}
        error={isShort ? t('tooShort', { count: SHORTEST }) : undefined}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={isSaving}>
          {t('changePassword')}
        </Button>
        <SaveNote state={state} />
      </div>
      <p className="text-xs text-ink-3">{t('otherLogins')}</p>
    </form>
  );
}
