import { getSourceId } from '@/lib/auth/settings/settings';
import { SourceChoices } from '@/lib/auth/settings/settings-requests';
import { repinSource } from '@/lib/db/installation/settings';
import { adminRoute, bodyOf, done, refuseAllBut } from '@/lib/http';

export const PATCH = adminRoute(async (request) => {
  const { orgId } = await bodyOf(request, SourceChoices);
  await repinSource(await getSourceId(), orgId);
  return done();
});

export const { DELETE, GET, OPTIONS, POST, PUT } = refuseAllBut('PATCH');
