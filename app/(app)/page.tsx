import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BoardScreen } from '@/components/board/board-screen';
import { EmptyBoard } from '@/components/board/start/empty-board';
import { canManage, requireViewer } from '@/lib/auth/viewer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('board');
  return { title: t('title') };
}

export default async function BoardPage() {
  return <BoardScreen start={<EmptyBoard canManage={canManage(await requireViewer())} />} />;
}
