'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { isCurrent, NAV_ITEMS } from './header/nav-items';

/** The navigation of a phone. */
export function BottomNav() {
  const t = useTranslations('shell.nav');
  const path = usePathname();
  return (
    <nav
      aria-label={t('label')}
      className="fixed inset-x-0 bottom-0 z-30 hidden grid-cols-4 border-t border-line-strong bg-surface pb-[env(safe-area-inset-bottom)] max-md:grid"
    >
      {NAV_ITEMS.map(({ href, word, icon }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent(href, path) ? 'page' : undefined}
          className="grid h-15 content-center justify-items-center gap-0.5 text-2xs text-ink-3 -outline-offset-2 aria-[current]:font-strong aria-[current]:text-ink"
        >
          <Icon name={icon} />
          {t(word)}
        </Link>
      ))}
    </nav>
  );
}
