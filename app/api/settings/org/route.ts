import { getOrgId } from '@/lib/auth/settings/settings';
import { OrgChoices } from '@/lib/auth/settings/settings-requests';
import { updateOrg } from '@/lib/db/installation/settings';
import { adminRoute, bodyOf, done, refuseAllBut } from '@/lib/http';

export const PATCH = adminRoute(async (request) => {
  const choices = await bodyOf(request, OrgChoices);
  await updateOrg(await getOrgId(), choices);
  return done();
});

export const { DELETE, GET, OPTIONS, POST, PUT } = refuseAllBut('PATCH');
