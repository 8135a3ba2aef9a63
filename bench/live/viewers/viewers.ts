// A process of its own, full of viewers, so that their work never stands in the way of what they measure. Ends with its parent.
import { obeyParent } from '../../support/processes/obey-parent.ts';
import { matchPosted, messageIn, toldBy } from './match.ts';
import type { Dialect, Matched, Opened, Opening, ViewersOrder, ViewersReply } from './orders.ts';
import { type Absence, openReturningViewer } from './returning-viewer.ts';
import { returnsOf } from './returns.ts';
import { type Counted, type Heard, openViewer, type Viewer } from './viewer.ts';
import { createWitness, type Witness } from './witness.ts';

/** As browsers come: many at once, but not all. */
const AT_ONCE = 200;

type Ear = { heard: Heard[] };
type House = {
  viewers: Viewer[];
  ears: Ear[];
  counted: Counted;
  absences: Absence[];
  shown: Shown | null;
};
/** Whose board is shown when asked for. `unseen`: what it heard and its store was not told yet. */
type Shown = { ear: Ear; wasLost: boolean; witness: Witness; unseen: Heard[] };

const NOUGHT: Counted = { frames: 0, bytes: 0, lost: 0, refused: 0 };
const emptyHouse = (): House => ({
  ...{ viewers: [], ears: [], counted: { ...NOUGHT }, absences: [], shown: null },
});
const shownBy = (ear: Ear, { wasLost }: { wasLost: boolean }): Shown => ({
  ...{ ear, wasLost, witness: createWitness(), unseen: [] },
});

let house = emptyHouse();
let cpuBefore = process.cpuUsage();

obeyParent<ViewersOrder, ViewersReply>(async (order) => {
  switch (order.kind) {
    case 'open':
      return { kind: 'opened', opened: await openMore(house, order) };
    case 'begin':
      Object.assign(house.counted, NOUGHT);
      for (const ear of house.ears) ear.heard = [];
      house.absences = [];
      if (house.shown) house.shown.wasLost = false;
      cpuBefore = process.cpuUsage();
      return { kind: 'done' };
    case 'count': {
      const { user, system } = process.cpuUsage(cpuBefore);
      const cpuMs = (user + system) / 1_000;
      return { kind: 'counted', counted: { ...house.counted, viewers: house.viewers.length, cpuMs } };
    }
    case 'returns':
      return { kind: 'returned', returns: returnsOf(house.absences) };
    case 'match':
      return { kind: 'matched', matched: matched(house, order) };
    case 'figures':
      catchUp(house);
      return { kind: 'held', held: house.shown?.witness.held(order.now) ?? null };
    case 'close':
      for (const viewer of house.viewers) viewer.close();
      house = emptyHouse();
      return { kind: 'done' };
  }
});

async function openMore(into: House, { door, count, listened, onLoss }: Opening): Promise<Opened> {
  const startedAt = performance.now();
  const every = Math.max(1, Math.floor(count / Math.max(1, listened)));
  const before = into.viewers.length;
  let [next, refused] = [before, 0];
  const openOne = async (index: number) => {
    const ear: Ear | null = index % every === 0 ? { heard: [] } : null;
    if (ear) into.ears.push(ear);
    const onHeard = ear && ((heard: Heard) => hear(into, ear, heard));
    const onAbsence = (absence: Absence) => {
      into.absences.push(absence);
      if (ear && !into.shown?.wasLost) into.shown = shownBy(ear, { wasLost: true });
    };
    const wishes = { door, counted: into.counted, onHeard };
    const open = onLoss === 'come back' ? openReturningViewer({ ...wishes, onAbsence }) : openViewer(wishes);
    into.viewers.push(await open);
  };
  const lane = async () => {
    while (next < count) {
      next += 1;
      await openOne(next - 1).catch(() => {
        refused += 1;
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { open: into.viewers.length, refused, tookMs: performance.now() - startedAt };
}

function hear(house: House, ear: Ear, heard: Heard) {
  ear.heard.push(heard);
  house.shown ??= shownBy(ear, { wasLost: false });
  if (ear === house.shown.ear) house.shown.unseen.push(heard);
}

function matched(
  from: House,
  { dialect, posted }: { dialect: Dialect } & Pick<MatchOrder, 'posted'>,
): Matched {
  const applyMs = dialect === 'board' ? catchUp(from) : [];
  const each = from.ears.map(({ heard }) => {
    const messages = heard.map((one) => ({ at: one.at, told: toldBy(messageIn(one).message, dialect) }));
    return matchPosted(posted, messages);
  });
  const missing = each.reduce((sum, one) => sum + one.missing, 0);
  return { latenciesMs: each.flatMap(({ latenciesMs }) => latenciesMs), missing, applyMs };
}

type MatchOrder = Extract<ViewersOrder, { kind: 'match' }>;

/** How long the store took for each change. */
function catchUp({ shown }: House): number[] {
  if (!shown) return [];
  return shown.unseen
    .splice(0)
    .map((heard) => {
      const { name, message } = messageIn(heard);
      return shown.witness.hear(name, message);
    })
    .filter((ms) => ms !== null);
}
