import { readSettings } from '@/lib/auth/settings';
import { Nothing } from '@/lib/auth/settings-requests';
import { adminRoute, queryOf } from '@/lib/http';

export const GET = adminRoute(async (request) => {
  queryOf(request, Nothing);
  return Response.json(await readSettings(Date.now()));
});
