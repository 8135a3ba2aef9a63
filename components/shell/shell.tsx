import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BottomNav } from './bottom-nav';
import { Header, type HeaderProps } from './header/header';
import { Shortcuts } from './keys/shortcuts';
import { StaleBanner } from './stale-banner';
import { WhileAway } from './while-away';

/** What surrounds every page of a signed-in reader. */
export function Shell({ children, ...header }: HeaderProps & { children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <>
      <a
        href="#main"
        className="absolute left-2 z-50 -translate-y-20 rounded-sm bg-ink px-3 py-2 text-on-ink focus:translate-y-2"
      >
        {t('skip')}
      </a>
      <Header {...header} />
      <StaleBanner />
      <main
        id="main"
        tabIndex={-1}
        className="px-(--gutter) pt-(--gap) pb-(--gutter) outline-none max-md:px-0 max-md:pt-0 max-md:pb-[calc(76px+env(safe-area-inset-bottom))]"
      >
        {children}
      </main>
      <BottomNav />
      <WhileAway />
      <Shortcuts />
    </>
  );
}
