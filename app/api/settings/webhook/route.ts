import { getSourceId } from '@/lib/auth/settings/settings';
import { rotateToken } from '@/lib/db/installation/sources';
import { env } from '@/lib/env';
import { adminRoute, refuseAllBut } from '@/lib/http';

/** A new address, told this once; the old one goes on for 24 hours. */
export const POST = adminRoute(async () => {
  const token = await rotateToken(await getSourceId(), Date.now());
  return Response.json({ url: `${env().publicUrl}/api/webhooks/zoho-desk/${token}` });
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseAllBut('POST');
