import { readSettings } from '@/lib/auth/settings/settings';
import { adminRoute, expectNoQuery, refuseAllBut } from '@/lib/http';

export const GET = adminRoute(async (request) => {
  expectNoQuery(request);
  return Response.json(await readSettings(Date.now()));
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut('GET');
