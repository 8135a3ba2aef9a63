// Values that nobody has documented, counted anew from what told of them.
import type { Queryable } from '../db/connection/transaction.ts';
import { listUnknownOrgs, readUnknownValues } from '../db/projection/unknown-rows.ts';
import {
  keyOf,
  type Sighting,
  together,
  type UnknownValue,
  unknownValuesOf,
} from '../domain/feed/unknown-values.ts';
import { differingFields } from './difference.ts';
import { type Found, noteRepair } from './found.ts';

export type UnknownTally = {
  add(orgId: string, sightings: readonly Sighting[]): void;
  /** Once everything was added. */
  compare(db: Queryable, found: Found): Promise<void>;
};

export function createUnknownTally(): UnknownTally {
  const orgs = new Map<string, UnknownValue[]>();
  return {
    add(orgId, sightings) {
      if (sightings.length === 0) return;
      orgs.set(orgId, together([...(orgs.get(orgId) ?? []), ...unknownValuesOf(sightings)]));
    },
    async compare(db, found) {
      for (const orgId of new Set([...orgs.keys(), ...(await listUnknownOrgs(db))])) {
        compareOrg(found, { orgId, held: await readUnknownValues(db, orgId), told: orgs.get(orgId) ?? [] });
      }
    },
  };
}

type Org = { orgId: string; held: readonly UnknownValue[]; told: readonly UnknownValue[] };

function compareOrg({ differences, repairs }: Found, { orgId, held, told }: Org): void {
  const stored = new Map(held.map((row) => [keyOf(row), row]));
  const counted = new Map(told.map((row) => [keyOf(row), row]));
  for (const key of new Set([...stored.keys(), ...counted.keys()])) {
    const row = stored.get(key) ?? null;
    const wanted = wantedRow(row, counted.get(key) ?? null);
    const what = differenceOf(row, wanted);
    if (what === null) continue;
    differences.add({ projection: 'unknown value', orgId, id: key.replace('\u0000', ' '), what });
    noteRepair(repairs.unknownValues, { orgId, held: row, wanted });
  }
}

/** Types of events are told by deliveries alone, and of those the oldest may be gone: they can only tell of more. */
function wantedRow(held: UnknownValue | null, counted: UnknownValue | null): UnknownValue | null {
  if (held?.field !== 'eventType') return counted;
  return {
    ...held,
    n: Math.max(held.n, counted?.n ?? 0),
    firstAt: Math.min(held.firstAt, counted?.firstAt ?? Infinity),
    lastAt: Math.max(held.lastAt, counted?.lastAt ?? 0),
  };
}

function differenceOf(held: UnknownValue | null, wanted: UnknownValue | null): string | null {
  if (held === null) return wanted && 'missing';
  return wanted ? differingFields(held, wanted, Object.is) : 'nothing tells of it';
}
