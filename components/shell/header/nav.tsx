'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { isCurrent, NAV_ITEMS } from './nav-items';

export function Nav() {
  const t = useTranslations('shell.nav');
  const path = usePathname();
  return (
    <nav aria-label={t('label')} className="flex gap-5 self-stretch max-md:hidden">
      {NAV_ITEMS.map(({ href, word }) => (
        <Link
          key={href}
          href={href}
          aria-current={isCurrent(href, path) ? 'page' : undefined}
          className="flex items-center text-ink-2 hover:text-ink aria-[current]:font-strong aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_0_var(--color-ink)]"
        >
          {t(word)}
        </Link>
      ))}
    </nav>
  );
}
