import type { IconName } from '@/components/ui/icon';

type NavItem = { href: string; word: 'board' | 'sessions' | 'feed' | 'settings'; icon: IconName };

export const NAV_ITEMS: readonly NavItem[] = [
  { href: '/', word: 'board', icon: 'board' },
  { href: '/sessions', word: 'sessions', icon: 'list' },
  { href: '/feed', word: 'feed', icon: 'pulse' },
  { href: '/settings', word: 'settings', icon: 'settings' },
];

export function isCurrent(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}
