// Values that nobody has documented, noted so that a person hears of them.
import type { Transaction } from '../../db/connection/transaction.ts';
import { readFactsWithin } from '../../db/projection/event-rows.ts';
import { addUnknownValues, moveUnknownValues } from '../../db/projection/unknown-rows.ts';
import type { ImEvent } from '../../domain/events/event.ts';
import { keyOf, type Sighting, sightingsIn, unknownValuesOf } from '../../domain/feed/unknown-values.ts';
import type { MovedEvent } from './record-events.ts';

type Noted = {
  fresh: readonly ImEvent[];
  unknownTypes: readonly Sighting[];
  moved: readonly MovedEvent[];
};

export async function noteUnknownValues(
  tx: Transaction,
  orgId: string,
  { fresh, unknownTypes, moved }: Noted,
): Promise<void> {
  await addUnknownValues(tx, orgId, unknownValuesOf([...fresh.flatMap(sightingsIn), ...unknownTypes]));
  if (moved.length > 0) await noteMoves(tx, orgId, moved);
}

/** What moved may have been the last of its value: another one may be it now, between the old place and the new. */
async function noteMoves(tx: Transaction, orgId: string, moved: readonly MovedEvent[]): Promise<void> {
  const from = Math.min(...moved.map(({ to }) => to));
  const latestOld = Math.max(...moved.map((event) => event.from));
  const keys = new Set(moved.map(({ key }) => key));
  const facts = await readFactsWithin(tx, orgId, { from, to: latestOld });
  const touched = new Set(
    facts
      .filter(({ key }) => keys.has(key))
      .flatMap(sightingsIn)
      .map(keyOf),
  );
  const found = unknownValuesOf(facts.flatMap(sightingsIn)).filter((row) => touched.has(keyOf(row)));
  await moveUnknownValues(tx, orgId, { found, latestOld });
}
