import { LOCALES, type Locale } from '@/lib/i18n/locales';

/** Each language in its own words, so that whoever needs it can read it. */
const NAMES: Record<Locale, string> = { en: 'English', 'pt-BR': 'Português (Brasil)' };

export function LanguageOptions() {
  return LOCALES.map((locale) => (
    <option key={locale} value={locale} lang={locale}>
      {NAMES[locale]}
    </option>
  ));
}
