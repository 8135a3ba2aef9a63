// GET /api/feed and the feed page: what came, and what is known of what did not.
import type { Viewer } from '../../auth/viewer.ts';
import { historyPool } from '../../db/connection/pool.ts';
import { type FeedLogQuery, readFeedLog } from '../../db/feed/feed-log.ts';
import { readFeedReport } from '../../db/feed/feed-report.ts';
import type { FeedAnswer } from '../../domain/feed/feed-report.ts';
import { readSpooled } from './spooled.ts';

export async function feedAnswer(viewer: Viewer, query: FeedLogQuery, now: number): Promise<FeedAnswer> {
  const log = await readFeedLog(query, now);
  if (query.cursor !== undefined) return { ...log, report: null };
  const [spooled, report] = await Promise.all([readSpooled(historyPool()), readFeedReport(viewer, now)]);
  return { ...log, report: { spooled, ...report } };
}
