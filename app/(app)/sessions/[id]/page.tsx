import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { SessionScreen } from '@/components/session/session-screen';
import { canManage, requireViewer } from '@/lib/auth/viewer';
import { findFirstSource } from '@/lib/db/installation/sources';
import { findSessionDetail } from '@/lib/db/sessions/session-history';

type SessionPageProps = { params: Promise<{ id: string }> };

/** The title and the page ask for the same session. */
const loadDetail = cache(async (param: string) => {
  const viewer = await requireViewer();
  for (const id of idsFrom(param)) {
    const detail = await findSessionDetail(id, viewer);
    if (detail !== null) return detail;
  }
  return null;
});

/** Next hands the same part of the address over as it was typed to one, decoded to the other. */
function idsFrom(param: string): Set<string> {
  try {
    return new Set([decodeURIComponent(param), param]);
  } catch {
    return new Set([param]);
  }
}

export async function generateMetadata({ params }: SessionPageProps): Promise<Metadata> {
  const detail = await loadDetail((await params).id);
  const t = await getTranslations('session');
  return { title: detail ? (detail.session.contactName ?? t('unnamed')) : t('notFound.title') };
}

export default async function SessionPage({ params }: SessionPageProps) {
  const { id } = await params;
  const viewer = await requireViewer();
  const [detail, source] = await Promise.all([loadDetail(id), findFirstSource()]);
  if (detail === null) notFound();
  return (
    <SessionScreen
      key={detail.session.id}
      initial={detail}
      canSeeRaw={canManage(viewer)}
      dataCentre={source?.dataCentre ?? null}
    />
  );
}
