// A database that the real projector has filled: every fixture twice, and some of an invented day on which all goes wrong.
import { simulate } from '../../../simulator/model/simulate.ts';
import { AS_ZOHO_SENDS, deliveriesOf } from '../../../simulator/sending/delivery.ts';
import { fixtures } from '../../../test/fixtures.ts';
import { ORG, openSource, post, projectAll } from '../../ingest/testing/webhook.ts';

const SEED = 7;
const WRONG = {
  batch: 4,
  duplicates: 0.1,
  shuffle: 0.1,
  late: 0.1,
  unknown: 0.1,
  malformed: 0.05,
  others: 0.1,
};

/** About messaging, and of a type that we do not read. */
const OF_TOMORROW = JSON.stringify([
  { eventType: 'IM_Session_Transfer', eventTime: '1', orgId: ORG, payload: {} },
]);

export async function fillDatabase({ events }: { events: number }): Promise<void> {
  await openSource();
  const bodies = [...fixtures(), ...fixtures()].map(({ body }) => body);
  await Promise.all([...bodies, OF_TOMORROW, ...inventedBodies(events)].map((body) => post(body)));
  await projectAll();
}

export function* inventedBodies(events: number, seed = SEED): Generator<string, void> {
  const day = { seed, orgId: ORG, startAt: Date.now() - 3_600_000, load: 1, pace: 'busy' as const };
  const shop = { channels: 4, botShare: 0.7, allStatuses: true };
  let left = events;
  for (const { body, events: own } of deliveriesOf(simulate({ ...day, ...shop }), {
    ...AS_ZOHO_SENDS,
    ...WRONG,
    seed,
  })) {
    yield body;
    left -= own;
    if (left <= 0) return;
  }
}
