// What all events together tell of channels and assignees, by the rules that the projector learns with.
import { LEARNED_FACTS, type LearnedFact, readLearned, type StoredLearned } from '../db/audit/learned.ts';
import type { Queryable } from '../db/connection/transaction.ts';
import type { Learned } from '../db/projection/learned-rows.ts';
import type { ImEvent } from '../domain/events/event.ts';
import { isNewer, TOLD_BY } from '../ingest/project/learn.ts';
import { type Found, noteRepair } from './found.ts';

/** By org, then by id. */
type Told = Map<string, Map<string, Learned>>;

export type Learner = {
  learn(orgId: string, event: ImEvent): void;
  /** Once every event was learned. */
  compare(db: Queryable, found: Found): Promise<void>;
};

const FACTS = Object.keys(LEARNED_FACTS) as LearnedFact[];

export function createLearner(): Learner {
  const told: Record<LearnedFact, Told> = { integration: new Map(), name: new Map(), type: new Map() };
  return {
    learn(orgId, event) {
      for (const fact of FACTS) for (const one of TOLD_BY[fact](event)) keep(told[fact], orgId, one);
    },
    async compare(db, found) {
      for (const fact of FACTS) await compareFact({ db, found }, fact, told[fact]);
    },
  };
}

function keep(told: Told, orgId: string, one: Learned): void {
  const ofOrg = told.get(orgId) ?? new Map<string, Learned>();
  told.set(orgId, ofOrg);
  const held = ofOrg.get(one.id);
  if (!held || isNewer(one, held)) ofOrg.set(one.id, one);
}

const NOTHING: StoredLearned = { value: null, at: null, key: null };

/** A row that no event tells of was made by a person, and has learned nothing. */
async function compareFact({ db, found }: { db: Queryable; found: Found }, fact: LearnedFact, told: Told) {
  const { table } = LEARNED_FACTS[fact];
  const unseen = new Map([...told].map(([orgId, ofOrg]) => [orgId, new Set(ofOrg.keys())]));
  const differs = (orgId: string, id: string, held: StoredLearned | null, wanted: StoredLearned) => {
    found.differences.add({ projection: table, orgId, id, what: held ? fact : 'missing' });
    noteRepair(found.repairs.learned, { fact, orgId, id, held, wanted });
  };
  for (const { orgId, id, learned } of await readLearned(db, fact)) {
    unseen.get(orgId)?.delete(id);
    const wanted = storedForm(told.get(orgId)?.get(id));
    if (!isSame(learned, wanted)) differs(orgId, id, learned, wanted);
  }
  for (const [orgId, ids] of unseen) {
    for (const id of ids) differs(orgId, id, null, storedForm(told.get(orgId)?.get(id)));
  }
}

/** Who has told no value has taught nothing but the id. */
function storedForm(told: Learned | undefined): StoredLearned {
  if (!told || told.value === null) return NOTHING;
  return { value: told.value, at: told.at, key: told.key };
}

function isSame(a: StoredLearned, b: StoredLearned): boolean {
  return a.value === b.value && a.at === b.at && a.key === b.key;
}
