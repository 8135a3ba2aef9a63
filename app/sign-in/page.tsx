import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DemoMark } from '@/components/shell/header/demo-mark';
import { LanguageMenu } from '@/components/shell/header/language-menu';
import { ThemeMenu } from '@/components/shell/header/theme-menu';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { SignInFrame } from '@/components/sign-in/sign-in-frame';
import { problemFrom } from '@/components/sign-in/sign-in-request';
import { safeReturnPath } from '@/lib/auth/sign-in/return-path';
import { viewerFrom } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { THEME_COOKIE, themeOf } from '@/lib/i18n/themes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn');
  return { title: t('title') };
}

type SignInPageProps = { searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [query, sent, jar] = await Promise.all([searchParams, headers(), cookies()]);
  const next = safeReturnPath(firstOf(query.next));
  // While the database is away the form still shows, and says so when it is sent.
  const viewer = await viewerFrom(sent).catch(() => null);
  if (viewer !== null) redirect(next);
  const { publicUrl } = env();
  const choices = (
    <>
      <LanguageMenu />
      <ThemeMenu theme={themeOf(jar.get(THEME_COOKIE)?.value)} />
    </>
  );
  return (
    <SignInFrame choices={choices} mark={<DemoMark />}>
      <SignInForm next={next} publicUrl={publicUrl} problem={problemFrom(firstOf(query.problem))} />
    </SignInFrame>
  );
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
