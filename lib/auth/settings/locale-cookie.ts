import { findOrg } from '../../db/installation/settings.ts';

const NAME = 'vigia-locale';
const YEAR_S = 365 * 24 * 60 * 60;

/**
 * A person's own language follows them to every browser; without one, a browser that has made no choice gets the
 * organisation's. Read by lib/i18n and by the language menu, so not HttpOnly.
 */
export async function localeCookies(own: string | null, sentCookies: string | null): Promise<string[]> {
  if (own !== null) return [localeCookie(own)];
  if (new RegExp(`(^|;)\\s*${NAME}=[^;]`).test(sentCookies ?? '')) return [];
  const locale = (await findOrg())?.locale ?? null;
  return locale === null ? [] : [localeCookie(locale)];
}

/** Null forgets the choice. */
export async function chosenLocaleCookie(own: string | null): Promise<string> {
  return localeCookie(own ?? (await findOrg())?.locale ?? null);
}

function localeCookie(locale: string | null): string {
  return `${NAME}=${locale ?? ''}; Path=/; Max-Age=${locale === null ? 0 : YEAR_S}; SameSite=Lax`;
}
