import { findQuarantinedBody } from '@/lib/db/feed/quarantine-read';
import { RequestError } from '@/lib/errors';
import { adminRoute, expectNoQuery, refuseAllBut } from '@/lib/http';
import { elementTextAt } from '@/lib/zoho/parse-delivery';

/** As a download that no browser will run: a delivery holds whatever somebody wrote to us. */
export const GET = adminRoute<{ id: string }>(async (request, { id }) => {
  expectNoQuery(request);
  const found = await findQuarantinedBody(id);
  if (found === null) throw new RequestError(404, 'not_found', 'There is no such element.');
  const { body, index } = found;
  const raw = (index === null ? null : elementTextAt(body, index)) ?? new Uint8Array(body);
  return new Response(raw, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="quarantined-${id.slice(0, 36)}.txt"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut('GET');
