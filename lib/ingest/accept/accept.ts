// Group commit: what arrives while a write is under way shares the next one. Postgres first; the spool where it is
// away or slow, so that the sender is answered in time whatever happens.
import type { NewDelivery } from '../../db/deliveries.ts';
import { log } from '../../log.ts';
import type { Breaker } from './breaker.ts';

export type Accepted = 'durable' | 'full';

export type Acceptor = {
  /** 'durable': it survives everything. 'full': Postgres is away and the spool has no room. Rejects when it is neither. */
  accept(delivery: NewDelivery): Promise<Accepted>;
  /** For how long no crowd has waited for answers, in ms: between two groups hardly anybody waits. */
  calmMs(): number;
  /** Called after each write to Postgres. */
  onAccepted(listener: () => void): void;
};

export type Stores = {
  /** Postgres. */
  store(deliveries: readonly NewDelivery[]): Promise<void>;
  spool(deliveries: readonly NewDelivery[]): Promise<'kept' | 'full'>;
  breaker: Breaker;
  /** Told when neither took a group. */
  refused(why: Refused): void;
};

export type Refused = 'full' | 'failed';

const WRITE_AT_MOST = { deliveries: 500, bytes: 8 * 1024 * 1024 };
/** From a delivery's arrival. Zoho waits five seconds; answers are promised within three. */
const POSTGRES_WITHIN_MS = 2_000;
/** Long enough for a healthy Postgres, even for what had to wait for a slow one before, within the time above. */
const POSTGRES_LEAST_MS = 250;

/** So many unanswered at once: accepting is what the machine has to do. */
const CROWD = 32;

type Waiting = {
  delivery: NewDelivery;
  since: number;
  resolve: (accepted: Accepted) => void;
  reject: (error: unknown) => void;
};

export function createAcceptor({ store, spool, breaker, refused }: Stores): Acceptor {
  const waiting: Waiting[] = [];
  const listeners: (() => void)[] = [];
  let writing = 0;
  let crowdedAt = Number.NEGATIVE_INFINITY;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.splice(0, sizeOfGroup(waiting));
      writing = group.length;
      try {
        const accepted = await keep(group);
        if (accepted === 'full') refused('full');
        for (const { resolve } of group) resolve(accepted);
      } catch (error) {
        refused('failed');
        for (const { reject } of group) reject(error);
      }
    }
    writing = 0;
  }

  async function keep(group: readonly Waiting[]): Promise<Accepted> {
    const deliveries = group.map(({ delivery }) => delivery);
    const patienceMs = patienceFor(group);
    if (patienceMs > 0 && (await isStored(deliveries, patienceMs))) return 'durable';
    try {
      if ((await spool(deliveries)) === 'kept') return 'durable';
    } catch (error) {
      if (await isStored(deliveries, POSTGRES_LEAST_MS)) return 'durable';
      throw error;
    }
    // Of a group that is late already: later still is better than refused.
    return (await isStored(deliveries, POSTGRES_LEAST_MS)) ? 'durable' : 'full';
  }

  /** A write that comes too late may still commit: draining the spool then conflicts with itself, and changes nothing. */
  async function isStored(deliveries: readonly NewDelivery[], withinMs: number): Promise<boolean> {
    if (breaker.isOpen()) return false;
    try {
      await within(store(deliveries), withinMs);
    } catch (error) {
      log.error({ error }, 'Postgres did not take deliveries in time: they go to the spool');
      breaker.open();
      return false;
    }
    for (const listener of listeners) listener();
    return true;
  }

  return {
    accept: (delivery) =>
      new Promise((resolve, reject) => {
        const since = performance.now();
        waiting.push({ delivery, since, resolve, reject });
        if (waiting.length + writing >= CROWD) crowdedAt = since;
        if (writing === 0) void writeAll();
      }),
    calmMs: () => performance.now() - crowdedAt,
    onAccepted: (listener) => void listeners.push(listener),
  };
}

function sizeOfGroup(waiting: readonly Waiting[]): number {
  let bytes = 0;
  const tooMany = waiting.findIndex(({ delivery }, index) => {
    bytes += delivery.body.byteLength;
    return index > 0 && (index >= WRITE_AT_MOST.deliveries || bytes > WRITE_AT_MOST.bytes);
  });
  return tooMany === -1 ? waiting.length : tooMany;
}

/** 0: a queue of slow writes has used up the time already. */
function patienceFor([oldest]: readonly Waiting[]): number {
  const left = POSTGRES_WITHIN_MS - (oldest ? performance.now() - oldest.since : 0);
  return left > 0 ? Math.max(POSTGRES_LEAST_MS, left) : 0;
}

async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`timeout: no answer within ${Math.round(ms)} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
