// As many requests as the connections carry: each sends its next one when its last is answered.
import { closeAll, type Lane, type Next, type Outcome, openLane } from '../../support/sending/lane.ts';
import { type Address, type Prepared, stamp } from '../../support/sending/requests.ts';
import { createTally } from '../../support/sending/tally.ts';

const LAST_ANSWERS_WITHIN_MS = 15_000;

export async function burst(
  { to, connections, forMs }: { to: Address; connections: number; forMs: number },
  next: Next,
): Promise<Outcome> {
  const lanes: Lane[] = [];
  for (let count = 0; count < connections; count += 1) lanes.push(await openLane(to.port));
  const tally = createTally();
  const acknowledged: Prepared[] = [];
  const unknown: Prepared[] = [];
  const until = performance.now() + forMs;
  const run = async (lane: Lane) => {
    for (;;) {
      const request = performance.now() < until ? next() : null;
      if (request === null) return;
      const startedAt = performance.now();
      stamp(request, Date.now());
      const status = await lane.ask(request.bytes);
      tally.count(status, request.elements.length, performance.now() - startedAt);
      (status === 200 ? acknowledged : unknown).push(request);
      if (status === null) return;
    }
  };
  const cut = setTimeout(() => closeAll(lanes), forMs + LAST_ANSWERS_WITHIN_MS);
  await Promise.all(lanes.map(run));
  clearTimeout(cut);
  const sent = tally.sent();
  closeAll(lanes);
  return { sent, acknowledged, unknown };
}
