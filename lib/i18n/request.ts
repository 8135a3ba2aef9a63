import { getRequestConfig } from 'next-intl/server';
import { requestLocale } from './request-locale.ts';

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  const { default: messages } = await import(`../../messages/${locale}.json`);
  return { locale, messages, timeZone: 'UTC' };
});
