import { listSessions } from '@/lib/db/sessions/session-list';
import { sessionQueryFrom } from '@/lib/domain/lists/session-query-params';
import { RequestError } from '@/lib/errors';
import { refuseAllBut, route } from '@/lib/http';

export const GET = route(async (request, _params, viewer) => {
  const parsed = sessionQueryFrom(new URL(request.url).searchParams);
  if (parsed.kind === 'mistake') throw new RequestError(400, 'bad_parameter', parsed.message);
  return Response.json(await listSessions(parsed.query, viewer, Date.now()));
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut('GET');
