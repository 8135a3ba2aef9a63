// A process of its own, full of viewers, so that their work never stands in the way of what they measure. Ends with its parent.
import { obeyParent } from '../../support/processes/obey-parent.ts';
import { matchPosted, messageIn, toldBy } from './match.ts';
import type { Dialect, Matched, Opened, ViewersOrder, ViewersReply } from './orders.ts';
import { type Counted, type Heard, openViewer, type Viewer } from './viewer.ts';
import { createWitness, type Witness } from './witness.ts';

/** As browsers come: many at once, but not all. */
const AT_ONCE = 50;

type Ear = { heard: Heard[] };
/** `unseen`: what the first viewer heard and its store was not told yet. */
type House = { viewers: Viewer[]; ears: Ear[]; counted: Counted; witness: Witness; unseen: Heard[] };

const emptyHouse = (): House => ({
  ...{ viewers: [], ears: [], counted: { frames: 0, bytes: 0, lost: 0 } },
  ...{ witness: createWitness(), unseen: [] },
});

let house = emptyHouse();
let cpuBefore = process.cpuUsage();

obeyParent<ViewersOrder, ViewersReply>(async (order) => {
  switch (order.kind) {
    case 'open':
      return { kind: 'opened', opened: await openMore(house, order) };
    case 'begin':
      Object.assign(house.counted, { frames: 0, bytes: 0, lost: 0 });
      for (const ear of house.ears) ear.heard = [];
      cpuBefore = process.cpuUsage();
      return { kind: 'done' };
    case 'count': {
      const { user, system } = process.cpuUsage(cpuBefore);
      const cpuMs = (user + system) / 1_000;
      return { kind: 'counted', counted: { ...house.counted, viewers: house.viewers.length, cpuMs } };
    }
    case 'match':
      return { kind: 'matched', matched: matched(house, order) };
    case 'figures':
      catchUp(house);
      return { kind: 'held', held: house.witness.held(order.now) };
    case 'close':
      for (const viewer of house.viewers) viewer.close();
      house = emptyHouse();
      return { kind: 'done' };
  }
});

type Opening = Extract<ViewersOrder, { kind: 'open' }>;

async function openMore(into: House, { door, count, listened }: Opening): Promise<Opened> {
  const startedAt = performance.now();
  const every = Math.max(1, Math.floor(count / Math.max(1, listened)));
  const before = into.viewers.length;
  let [next, refused] = [before, 0];
  const openOne = async (index: number) => {
    const ear: Ear | null = index % every === 0 ? { heard: [] } : null;
    if (ear) into.ears.push(ear);
    const onHeard =
      ear &&
      ((heard: Heard) => {
        ear.heard.push(heard);
        if (ear === into.ears[0]) into.unseen.push(heard);
      });
    into.viewers.push(await openViewer({ door, counted: into.counted, onHeard }));
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
function catchUp(from: House): number[] {
  return from.unseen
    .splice(0)
    .map((heard) => {
      const { name, message } = messageIn(heard);
      return from.witness.hear(name, message);
    })
    .filter((ms) => ms !== null);
}
