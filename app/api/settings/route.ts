import { readSettings } from '@/lib/auth/settings/settings';
import { Nothing } from '@/lib/auth/settings/settings-requests';
import { adminRoute, queryOf } from '@/lib/http';

export const GET = adminRoute(async (request) => {
  queryOf(request, Nothing);
  return Response.json(await readSettings(Date.now()));
});
