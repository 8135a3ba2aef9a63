import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { sortedQueryOf } from '@/components/sessions/query-filters';
import { SessionsScreen } from '@/components/sessions/sessions-screen';
import { UnreadableList } from '@/components/sessions/unreadable-list';
import { requireViewer } from '@/lib/auth/viewer';
import { listSessions } from '@/lib/db/sessions/session-list';
import { sessionQueryFrom } from '@/lib/domain/lists/session-query-params';
import { isRequestError } from '@/lib/errors';

type SessionsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sessions');
  return { title: t('title') };
}

export default async function SessionsPage({ searchParams }: SessionsPageProps) {
  const viewer = await requireViewer();
  const parsed = sessionQueryFrom(urlParamsOf(await searchParams));
  if (parsed.kind === 'mistake') return <UnreadableList message={parsed.message} />;
  const { query } = parsed;
  try {
    const initial = await listSessions(sortedQueryOf(query), viewer, Date.now());
    return <SessionsScreen query={query} initial={initial} />;
  } catch (error) {
    if (isRequestError(error)) return <UnreadableList message={error.message} />;
    throw error;
  }
}

function urlParamsOf(params: Record<string, string | string[] | undefined>): URLSearchParams {
  const entries = Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return new URLSearchParams(entries);
}
