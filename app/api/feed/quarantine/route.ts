import { z } from 'zod';
import { listQuarantined } from '@/lib/db/feed/quarantine-read';
import { adminRoute, queryOf, refuseAllBut } from '@/lib/http';

const query = z.object({ cursor: z.string().max(100).optional() });

/** What was set aside and why, newest first. */
export const GET = adminRoute(async (request) =>
  Response.json(await listQuarantined(queryOf(request, query))),
);

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut('GET');
