import { z } from 'zod';
import { MOST_DELIVERIES } from '@/lib/db/feed/feed-log';
import { queryOf, refuseAllBut, route } from '@/lib/http';
import { feedAnswer } from '@/lib/live/server/feed-answer';

const query = z.object({
  cursor: z.string().max(100).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .refine((limit) => limit <= MOST_DELIVERIES, `must be at most ${MOST_DELIVERIES}`)
    .optional(),
});

/**
 * Deliveries as they came, newest first: numbers alone, so whoever may look may see it. With the first page what else is
 * known of the feed, of the channels that the viewer may see.
 */
export const GET = route(async (request, _params, viewer) =>
  Response.json(await feedAnswer(viewer, queryOf(request, query), Date.now())),
);

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut('GET');
