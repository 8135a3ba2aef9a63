import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Shell } from '@/components/shell/shell';
import { requireViewer } from '@/lib/auth/viewer';
import { THEME_COOKIE, themeOf } from '@/lib/i18n/themes';
import { LiveProvider } from '@/lib/live/client/live-provider';
import { snapshotFor } from '@/lib/live/server/snapshot';

/** Signed-in pages: the first paint has the figures of the moment, the socket keeps them true. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const [initial, jar] = await Promise.all([snapshotFor(viewer), cookies()]);
  const { name, email, role } = viewer;
  return (
    <LiveProvider initial={initial}>
      <Shell user={{ name, email, role }} theme={themeOf(jar.get(THEME_COOKIE)?.value)}>
        {children}
      </Shell>
    </LiveProvider>
  );
}
