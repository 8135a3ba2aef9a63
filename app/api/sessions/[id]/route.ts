import { findSessionDetail } from '@/lib/db/sessions/session-history';
import { RequestError } from '@/lib/errors';
import { expectNoQuery, refuseAllBut, route } from '@/lib/http';

export const GET = route<{ id: string }>(async (request, { id }, viewer) => {
  expectNoQuery(request);
  const detail = await findSessionDetail(id, viewer);
  if (detail === null) throw new RequestError(404, 'not_found', 'There is no such session.');
  return Response.json(detail);
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut('GET');
