import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsScreen } from '@/components/settings/settings-screen';
import { readSettings } from '@/lib/auth/settings/settings';
import { timeZones } from '@/lib/auth/settings/time-zones';
import { canManage, requireViewer } from '@/lib/auth/viewer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings');
  return { title: t('title') };
}

export default async function SettingsPage() {
  const viewer = await requireViewer();
  const { name, email, locale } = viewer;
  const own = email === null ? null : { name, email, locale };
  if (!canManage(viewer)) return <SettingsScreen settings={null} own={own} />;
  const settings = await readSettings(Date.now());
  return (
    <SettingsScreen settings={{ ...settings, timeZones: timeZones(settings.org?.timeZone) }} own={own} />
  );
}
