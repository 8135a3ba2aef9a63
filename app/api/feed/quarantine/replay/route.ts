import { z } from 'zod';
import { adminRoute, bodyOf, refuseAllBut } from '@/lib/http';
import { replayQuarantined } from '@/lib/ingest/replay';

const Replay = z.object({ ids: z.array(z.uuid()).min(1).max(200).optional() });

/** Reads again what was set aside: `{"ids":[…]}`, or `{}` for all of it. */
export const POST = adminRoute(async (request) => {
  const { ids = null } = await bodyOf(request, Replay);
  return Response.json({ replayed: await replayQuarantined(ids, Date.now()) });
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseAllBut('POST');
