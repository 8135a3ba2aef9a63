import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { DemoProvider } from '@/components/shell/header/demo-mark';
import messages from '@/messages/en.json';
import RootError from './error';
import NotFound from './not-found';

vi.mock('next-intl/server', () => ({ getTranslations: async () => (key: string) => key }));

const shown = (screen: ReactNode, isDemo: boolean) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messages}>
      <DemoProvider isDemo={isDemo}>{screen}</DemoProvider>
    </NextIntlClientProvider>,
  );

it.each([
  ['the page for what went wrong', async () => <RootError reset={() => undefined} />],
  ['the page for an address that nothing has', () => NotFound()],
])('says DEMO on %s of a demo, and there alone', async (_name, screen) => {
  expect(shown(await screen(), true)).toContain(messages.shell.demo.mark);
  expect(shown(await screen(), false)).not.toContain(messages.shell.demo.mark);
});
