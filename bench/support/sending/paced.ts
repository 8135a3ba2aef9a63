// A fixed rate, whatever is answered. A request that finds every connection busy waits, and its wait counts.
import type { Lane, Next, Outcome } from './lane.ts';
import { openLanes } from './lanes.ts';
import { type Address, type Prepared, stamp } from './requests.ts';
import { createTally } from './tally.ts';

const TICK_MS = 2;
const LAST_ANSWERS_WITHIN_MS = 15_000;

type Pace = {
  to: Address;
  connections: number;
  perSecond: number;
  forMs: number;
  lastAnswersMs?: number;
};

/** `onAcknowledged` is called at each 200. */
export async function paced(
  { to, connections, perSecond, forMs, lastAnswersMs = LAST_ANSWERS_WITHIN_MS }: Pace,
  next: Next,
  onAcknowledged: (request: Prepared) => void = () => undefined,
): Promise<Outcome> {
  const lanes = await openLanes(to.port, connections);
  const underWay = new Set<Promise<void>>();
  const acknowledged: Prepared[] = [];
  const unknown: Prepared[] = [];
  const tally = createTally();
  const startedAt = performance.now();

  async function carry(lane: Lane, request: Prepared, dueAt: number): Promise<void> {
    stamp(request, Date.now());
    const status = await lane.ask(request.bytes);
    if (status === 200) onAcknowledged(request);
    tally.count(status, request.elements.length, performance.now() - dueAt);
    (status === 200 ? acknowledged : unknown).push(request);
    lanes.giveBack(lane);
  }

  /** How many have been sent by now, `begun` of them before. */
  function sendWhatIsDue(begun: number): number {
    const elapsedMs = Math.min(performance.now() - startedAt, forMs);
    let sent = begun;
    for (const due = Math.floor((elapsedMs * perSecond) / 1_000); sent < due; sent += 1) {
      const lane = lanes.take();
      if (!lane) return sent;
      const request = next();
      if (!request) return Number.POSITIVE_INFINITY;
      const call = carry(lane, request, startedAt + (sent * 1_000) / perSecond);
      underWay.add(call);
      void call.finally(() => underWay.delete(call));
    }
    return sent;
  }

  const all = Math.floor((forMs * perSecond) / 1_000);
  const giveUpAt = startedAt + forMs + lastAnswersMs;
  for (let sent = 0; sent < all && performance.now() < giveUpAt; sent = sendWhatIsDue(sent))
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  const cut = setTimeout(lanes.close, lastAnswersMs);
  await Promise.all(underWay);
  clearTimeout(cut);
  const sent = tally.sent();
  lanes.close();
  return { sent, acknowledged, unknown };
}
