import { cookies, headers } from 'next/headers';
import { viewerFrom } from '../auth/viewer.ts';
import { findOrg } from '../db/installation/settings.ts';
import { LOCALE_COOKIE, type Locale, localeOf } from './locales.ts';

/** The reader's language for the request at hand. */
export async function requestLocale(): Promise<Locale> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  const cookie = jar.get(LOCALE_COOKIE)?.value;
  const acceptLanguage = sent.get('accept-language');
  if (cookie !== undefined) return localeOf({ cookie, acceptLanguage });
  return localeOf({ ...(await storedWishes(sent)), acceptLanguage });
}

/** While the database is away, a page that can say so still speaks the browser's language. */
async function storedWishes(sent: Headers): Promise<{ user?: string | null; org?: string | null }> {
  try {
    const [viewer, org] = await Promise.all([viewerFrom(sent), findOrg()]);
    return { user: viewer?.locale, org: org?.locale };
  } catch {
    return {};
  }
}
