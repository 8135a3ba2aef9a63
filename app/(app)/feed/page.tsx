import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FeedScreen } from '@/components/feed/feed-screen';
import { canManage, requireViewer } from '@/lib/auth/viewer';
import { listQuarantined } from '@/lib/db/feed/quarantine-read';
import { feedAnswer } from '@/lib/live/server/feed-answer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('feed');
  return { title: t('title') };
}

export default async function FeedPage() {
  const viewer = await requireViewer();
  const [log, quarantine] = await Promise.all([
    feedAnswer(viewer, {}, Date.now()),
    canManage(viewer) ? listQuarantined({}) : null,
  ]);
  return <FeedScreen log={log} quarantine={quarantine} />;
}
