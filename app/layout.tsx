import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { DemoProvider } from '@/components/shell/header/demo-mark';
import { IconSprite } from '@/components/ui/icon-sprite';
import { env } from '@/lib/env';
import { THEME_COOKIE, themeOf } from '@/lib/i18n/themes';
import './globals.css';

const geist = localFont({
  src: '../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  weight: '100 900',
  variable: '--font-geist',
});

export const metadata: Metadata = {
  title: { default: 'Vigia', template: '%s · Vigia' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#121418' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  return (
    <html lang={locale} data-theme={themeOf(jar.get(THEME_COOKIE)?.value)} className={geist.variable}>
      <body>
        <IconSprite />
        <NextIntlClientProvider>
          <DemoProvider isDemo={env().demo}>
            <NuqsAdapter>{children}</NuqsAdapter>
          </DemoProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
