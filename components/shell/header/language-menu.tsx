'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { saveChoice } from '@/components/ui/cookie-choice';
import { Menu, MenuItem } from '@/components/ui/menu';
import { LOCALE_COOKIE, LOCALES, type Locale } from '@/lib/i18n/locales';

/** Each language in its own words, so that whoever needs it can read it. */
const NAMES: Record<Locale, string> = { en: 'English', 'pt-BR': 'Português (Brasil)' };

type LanguageMenuProps = { isSignedIn?: boolean };

export function LanguageMenu({ isSignedIn }: LanguageMenuProps) {
  const t = useTranslations('shell');
  const locale = useLocale();
  return (
    <Menu label={t('language')} trigger={locale.slice(0, 2).toUpperCase()}>
      <LanguageItems isSignedIn={isSignedIn} />
    </Menu>
  );
}

/** Of a person who is signed in the choice is kept for the next browser too. */
export function LanguageItems({ isSignedIn = false }: LanguageMenuProps) {
  const locale = useLocale();
  const router = useRouter();
  const choose = (next: Locale) => {
    saveChoice(LOCALE_COOKIE, next);
    if (isSignedIn) void keepForPerson(next);
    router.refresh();
  };
  return LOCALES.map((option) => (
    <MenuItem key={option} pressed={option === locale} onChoose={() => choose(option)}>
      <span lang={option}>{NAMES[option]}</span>
    </MenuItem>
  ));
}

async function keepForPerson(locale: Locale) {
  await fetch('/api/settings/me', {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locale }),
  }).catch(() => undefined);
}
