'use client';

import type { Theme } from '@/lib/i18n/themes';
import { Brand } from './brand';
import { DemoMark } from './demo-mark';
import { FeedPill } from './feed-pill';
import { LanguageMenu } from './language-menu';
import { Nav } from './nav';
import { OrgClock } from './org-clock';
import { ThemeMenu } from './theme-menu';
import { type ShellUser, UserMenu } from './user-menu';

export type HeaderProps = { user: ShellUser; theme: Theme };

export function Header({ user, theme }: HeaderProps) {
  return (
    <header className="relative z-20 flex h-13 items-center gap-6 border-b border-line bg-surface px-(--gutter) max-[899px]:gap-4 max-md:gap-2">
      <Brand />
      <DemoMark />
      <Nav />
      <div className="ml-auto flex min-w-0 items-center gap-1">
        <FeedPill />
        <OrgClock />
        <div className="flex gap-1 max-md:hidden">
          <LanguageMenu isSignedIn />
          <ThemeMenu theme={theme} />
        </div>
        <UserMenu user={user} theme={theme} />
      </div>
    </header>
  );
}
