'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { saveChoice } from '@/components/ui/cookie-choice';
import { Icon, type IconName } from '@/components/ui/icon';
import { Menu, MenuItem } from '@/components/ui/menu';
import { THEME_COOKIE, THEMES, type Theme } from '@/lib/i18n/themes';

const ICONS: Record<Theme, IconName> = { light: 'sun', dark: 'moon', system: 'system' };

export type ThemeChoice = { theme: Theme; choose: (theme: Theme) => void };

/** Painted at once, and remembered for the server's next first paint. */
export function useThemeChoice(initial: Theme): ThemeChoice {
  const [theme, setTheme] = useState(initial);
  const choose = (next: Theme) => {
    setTheme(next);
    document.documentElement.dataset.theme = next;
    saveChoice(THEME_COOKIE, next);
  };
  return { theme, choose };
}

export function ThemeMenu({ theme }: { theme: Theme }) {
  const choice = useThemeChoice(theme);
  const t = useTranslations('shell.theme');
  return (
    <Menu label={t('label')} trigger={<Icon name={ICONS[choice.theme]} />}>
      <ThemeItems choice={choice} />
    </Menu>
  );
}

export function ThemeItems({ choice: { theme, choose } }: { choice: ThemeChoice }) {
  const t = useTranslations('shell.theme');
  return THEMES.map((option) => (
    <MenuItem key={option} pressed={option === theme} onChoose={() => choose(option)}>
      <Icon name={ICONS[option]} />
      {t(option)}
    </MenuItem>
  ));
}
