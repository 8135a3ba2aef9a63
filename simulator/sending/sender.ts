// Posts deliveries when they are due, a bounded number at once, and counts what was answered. Retries nothing.
import type { Delivery } from './delivery.ts';

export type SendOptions = {
  url: string;
  /** Calls under way at once, at most. */
  concurrency: number;
  /** Nothing is sent that is due after this instant (epoch ms). */
  until: number;
  signal?: AbortSignal;
  /** After each answer. */
  onAnswer?: (answer: Answer) => void;
};

/** `status` is null where no answer came. */
export type Answer = { delivery: Delivery; status: number | null; tookMs: number };

export type SendReport = {
  deliveries: number;
  events: number;
  /** By HTTP status, `none` where no answer came. */
  answers: Readonly<Record<string, number>>;
  medianMs: number | null;
  p95Ms: number | null;
  /** How late the last delivery went out: large where the server cannot keep up. */
  behindMs: number;
};

const TIMEOUT_MS = 15_000;

/** Ends by itself once everything due by `until` has been answered. */
export async function send(deliveries: Iterable<Delivery>, options: SendOptions): Promise<SendReport> {
  const tally = createTally();
  const underWay = new Set<Promise<void>>();
  for (const delivery of deliveries) {
    if (delivery.dueAt > options.until || options.signal?.aborted) break;
    await pause(delivery.dueAt - Date.now(), options.signal);
    if (underWay.size >= options.concurrency) await Promise.race(underWay);
    if (options.signal?.aborted) break;
    tally.behindMs = Math.max(0, Date.now() - delivery.dueAt);
    const call: Promise<void> = post(delivery, options).then((answer) => {
      underWay.delete(call);
      tally.add(answer);
      options.onAnswer?.(answer);
    });
    underWay.add(call);
  }
  await Promise.all(underWay);
  return tally.report();
}

/** Never throws: no answer is an answer too. */
export async function post(
  delivery: Delivery,
  { url, signal }: Pick<SendOptions, 'url' | 'signal'>,
): Promise<Answer> {
  const startedAt = performance.now();
  const limits = [AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])];
  const status = await fetch(url, {
    method: 'POST',
    body: delivery.body,
    headers: { 'content-type': 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.any(limits),
  }).then(
    async (response) => {
      await response.arrayBuffer().catch(() => null);
      return response.status;
    },
    () => null,
  );
  return { delivery, status, tookMs: performance.now() - startedAt };
}

function createTally() {
  const answers: Record<string, number> = {};
  const times: number[] = [];
  let events = 0;
  return {
    behindMs: 0,
    add({ delivery, status, tookMs }: Answer) {
      const name = status === null ? 'none' : String(status);
      answers[name] = (answers[name] ?? 0) + 1;
      times.push(tookMs);
      events += delivery.events;
    },
    report(): SendReport {
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
      return {
        deliveries: times.length,
        events,
        answers,
        medianMs: at(0.5),
        p95Ms: at(0.95),
        behindMs: this.behindMs,
      };
    },
  };
}

/** Also ends when the signal does. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0 || signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
