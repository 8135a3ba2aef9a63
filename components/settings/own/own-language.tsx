'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/field';
import { SaveNote } from '../save-note';
import { useSave } from '../use-save';
import { LanguageOptions } from './language-options';

/** Takes effect with the choice: the page itself shows that it worked. */
export function OwnLanguage({ locale }: { locale: string | null }) {
  const t = useTranslations('settings.own');
  const router = useRouter();
  const { state, run } = useSave();
  async function choose(wanted: string) {
    const saved = await run('PATCH', 'me', { locale: wanted || null });
    if (saved.ok) router.refresh();
  }
  return (
    <div className="grid gap-1.5">
      <SelectField
        label={t('language')}
        defaultValue={locale ?? ''}
        onChange={(event) => void choose(event.target.value)}
        hint={t('languageHint')}
      >
        <option value="">{t('languageDefault')}</option>
        <LanguageOptions />
      </SelectField>
      <SaveNote state={state} />
    </div>
  );
}
