'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Theme } from '@/lib/i18n/themes';
import { initialsOf } from './initials';
import { LanguageItems } from './language-menu';
import { ThemeItems, useThemeChoice } from './theme-menu';

export type ShellUser = { name: string; email: string | null; role: 'admin' | 'viewer' };

type UserMenuProps = { user: ShellUser; theme: Theme };

/** On a phone it also holds what has no room in the header. */
export function UserMenu({ user, theme }: UserMenuProps) {
  const t = useTranslations('shell.user');
  const router = useRouter();
  const choice = useThemeChoice(theme);
  return (
    <Menu
      label={t('label', { name: user.name })}
      triggerClass="ml-1 max-md:-mr-2"
      trigger={
        <span className="grid size-7 place-items-center rounded-full bg-selected text-2xs font-strong text-ink">
          {initialsOf(user.name)}
        </span>
      }
    >
      <p className="mb-1 border-b border-line px-2.5 pt-1.5 pb-2">
        <b className="block">{user.name}</b>
        <span className="block text-xs text-ink-3">
          {[user.email, t(user.role)].filter(Boolean).join(', ')}
        </span>
      </p>
      <div className="mb-1 border-b border-line pb-1 md:hidden">
        <ThemeItems choice={choice} />
        <LanguageItems isSignedIn />
      </div>
      <MenuItem onChoose={() => router.push('/settings')}>{t('settings')}</MenuItem>
      <MenuItem onChoose={signOut}>{t('signOut')}</MenuItem>
    </Menu>
  );
}

/** A full load, so that nothing of the old sign-in stays in memory. */
async function signOut() {
  await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  window.location.assign('/sign-in');
}
