// The connections of one sender. A server that died took its own along: what is not sent yet goes over new ones.
import { closeAll, type Lane, openLane } from './lane.ts';

export type Lanes = {
  /** In turns: a server closes what is idle for some seconds. Null: all are busy. */
  take(): Lane | null;
  giveBack(lane: Lane): void;
  close(): void;
};

const REOPEN_MS = 20;

export async function openLanes(port: number, count: number): Promise<Lanes> {
  const all: Lane[] = [];
  while (all.length < count) all.push(await openLane(port));
  const free = [...all];
  let isClosed = false;

  async function reopen(): Promise<void> {
    const lane = await openLane(port).catch(() => null);
    if (isClosed) return closeAll(lane ? [lane] : []);
    if (lane) {
      all.push(lane);
      free.push(lane);
    } else setTimeout(() => void reopen(), REOPEN_MS);
  }

  return {
    take() {
      for (let lane = free.shift(); lane; lane = free.shift()) {
        if (!lane.isBroken()) return lane;
        void reopen();
      }
      return null;
    },
    giveBack: (lane) => void free.push(lane),
    close() {
      isClosed = true;
      closeAll(all);
    },
  };
}
