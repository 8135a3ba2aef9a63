// I1–I9 of the design on one installation, which may serve meanwhile.
import {
  findDoubleMarks,
  findDoubles,
  findLostBodies,
  findMiscountedDeliveries,
  findStrangers,
  type Offenders,
  readTallies,
} from '../db/audit/invariants.ts';
import { auditPool } from '../db/connection/pool.ts';
import type { Queryable } from '../db/connection/transaction.ts';
import { inSnapshot } from '../db/live/board-read.ts';
import { compareProjections } from '../rebuild/compare.ts';
import { PROJECTIONS } from '../rebuild/difference.ts';
import type { Found } from '../rebuild/found.ts';
import { seenIn } from '../rebuild/rebuild-command.ts';
import { checkAccepted } from './accepted.ts';
import type { Audited } from './audited.ts';
import { checkBoard } from './board.ts';
import { checkLog } from './log-lines.ts';
import { createShuffler, type Shuffler } from './shuffler.ts';
import { type Check, checked, type Verdict } from './verdict.ts';
import { checkWaiting } from './waiting.ts';

export async function audit(audited: Audited): Promise<Verdict[]> {
  const shuffler = createShuffler(audited.seed);
  const waiting = await checkWaiting(audited);
  const accepted = await checkAccepted(audited);
  const stored = await inSnapshot(auditPool(), async (db) => {
    const found = await compareProjections(db, { onSession: shuffler.check });
    return [
      await checkOnce(db, found),
      await checkOrgs(db),
      await checkBodies(db),
      ...verdictsOf(found, shuffler),
    ];
  });
  return [...accepted, ...waiting, ...stored, checkLog(audited.log), ...(await checkBoard(audited.server))];
}

async function checkOnce(db: Queryable, { differences }: Found): Promise<Verdict> {
  const tallies = await readTallies(db);
  const counters = differences.count('status count') + differences.count('channel minute');
  const doubles = checkOf('every key, session and message has one row', await findDoubles(db));
  const deliveries = checkOf('what was found in each delivery adds up', await findMiscountedDeliveries(db));
  const marks = checkOf('every element was set aside once at most', await findDoubleMarks(db));
  const verdict = checked('I2', doubles, deliveries, marks, {
    says: 'counters agree with the rows that they count',
    failures: counters,
    examples: [...differences.examples('status count'), ...differences.examples('channel minute')].map(
      ({ id }) => id,
    ),
  });
  if (tallies === null)
    return { ...verdict, unchecked: ['sums over deliveries, of which the oldest are gone'] };
  verdict.checks.push(
    { says: `${tallies.events} events were new once`, failures: Math.abs(tallies.events - tallies.newOnes) },
    { says: `they came ${tallies.deliveries} times`, failures: Math.abs(tallies.deliveries - tallies.found) },
  );
  return verdict;
}

async function checkOrgs(db: Queryable): Promise<Verdict> {
  return checked('I5', checkOf("every row is of a source's organisation", await findStrangers(db)));
}

async function checkBodies(db: Queryable): Promise<Verdict> {
  return checked('I6', checkOf('what was set aside can be replayed', await findLostBodies(db)));
}

function checkOf(says: string, { n, examples }: Offenders): Check {
  return { says, failures: n, examples };
}

function verdictsOf(found: Found, shuffler: Shuffler): Verdict[] {
  const { differences } = found;
  const different = PROJECTIONS.filter((projection) => differences.count(projection) > 0).map(
    (projection): Check => ({
      says: `every ${projection} is what its source gives`,
      failures: differences.count(projection),
      examples: differences.examples(projection).map(({ id, what }) => `${id} ${what}`),
    }),
  );
  const agreed = { says: seenIn(found), failures: 0 };
  return [checked('I3', ...shuffler.checks(differences)), checked('I9', ...different, agreed)];
}
