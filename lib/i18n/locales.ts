// The languages that the screens speak, and which of them a reader gets.

export const LOCALES = ['en', 'pt-BR'] as const;

export type Locale = (typeof LOCALES)[number];

export const LOCALE_COOKIE = 'vigia-locale';

const DEFAULT_LOCALE: Locale = 'en';

/** In the order asked: this browser's choice, the user's, the organisation's, what the browser speaks. */
export type LocaleWishes = {
  cookie?: string | null;
  user?: string | null;
  org?: string | null;
  acceptLanguage?: string | null;
};

export function localeOf({ cookie, user, org, acceptLanguage }: LocaleWishes): Locale {
  for (const wish of [cookie, user, org]) {
    const locale = wish ? nearestLocale(wish) : null;
    if (locale) return locale;
  }
  return acceptedLocale(acceptLanguage ?? '');
}

/** The same language stands in for another region: pt-PT reads pt-BR. */
function nearestLocale(tag: string): Locale | null {
  const wanted = tag.trim().toLowerCase();
  const languageOf = (locale: string) => locale.split('-')[0];
  return (
    LOCALES.find((locale) => locale.toLowerCase() === wanted) ??
    LOCALES.find((locale) => languageOf(locale) === languageOf(wanted)) ??
    null
  );
}

function acceptedLocale(header: string): Locale {
  const wishes = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';');
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
    return { tag, weight: weight ? Number(weight.trim().slice(2)) || 0 : 1 };
  });
  const liked = wishes.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  for (const { tag } of liked) {
    const locale = nearestLocale(tag);
    if (locale) return locale;
  }
  return DEFAULT_LOCALE;
}
