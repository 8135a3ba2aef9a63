import { RequestError } from '@/lib/errors';
import { refuseAllBut, route } from '@/lib/http';
import { boardAnswer } from '@/lib/live/server/board-answer';

export const GET = route(async (request, _params, viewer) => {
  const { searchParams } = new URL(request.url);
  const unknown = [...searchParams.keys()].find((name) => name !== 'channel');
  if (unknown !== undefined) {
    throw new RequestError(400, 'unknown_parameter', `The board does not know the parameter "${unknown}".`);
  }
  const channels = searchParams.getAll('channel');
  return Response.json(await boardAnswer(viewer, channels.length > 0 ? channels : undefined));
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut('GET');
