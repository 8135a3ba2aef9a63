import { findRawEvent } from '@/lib/db/sessions/session-history';
import { RequestError } from '@/lib/errors';
import { adminRoute, expectNoQuery, refuseAllBut } from '@/lib/http';

/** As a download that no browser will run: an element holds whatever somebody wrote to us. */
export const GET = adminRoute<{ id: string; position: string }>(async (request, params, viewer) => {
  expectNoQuery(request);
  const element = await findRawEvent(params.id, params.position, viewer);
  if (element === null) throw new RequestError(404, 'not_found', 'There is no such event.');
  return new Response(element, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="event-${params.position}.json"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut('GET');
