import { z } from 'zod';
import { MOST_DELIVERIES, readFeedLog } from '@/lib/db/feed/feed-log';
import { queryOf, route } from '@/lib/http';

const query = z.object({
  cursor: z.string().max(100).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .refine((limit) => limit <= MOST_DELIVERIES, `must be at most ${MOST_DELIVERIES}`)
    .optional(),
});

/** Deliveries as they came, newest first: numbers alone, so whoever may look may see it. */
export const GET = route(async (request) =>
  Response.json(await readFeedLog(queryOf(request, query), Date.now())),
);
