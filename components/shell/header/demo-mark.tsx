'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext } from 'react';
import { Badge } from '@/components/ui/badge';

const IsDemo = createContext(false);

/** Around every page, error pages included, which the server tells nothing. */
export function DemoProvider({ isDemo, children }: { isDemo: boolean; children: ReactNode }) {
  return <IsDemo.Provider value={isDemo}>{children}</IsDemo.Provider>;
}

/** On every screen of a demo, and nothing elsewhere: invented sessions are never taken for real ones. */
export function DemoMark() {
  const t = useTranslations('shell.demo');
  const isDemo = useContext(IsDemo);
  return isDemo && <Badge title={t('title')}>{t('mark')}</Badge>;
}
