// A server that a spec may ill-treat: its clock is moved, its workers are frozen.
import { execFileSync } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PORTS } from './ports.ts';
import { API_TOKEN, startVigia, WEBHOOK_TOKEN } from './server.ts';
import type { Element } from './zoho.ts';

export type OwnVigia = {
  url: string;
  /** By the clock of the server. */
  now(): number;
  /** Resolves once every process goes by it. */
  moveTo(at: number): Promise<void>;
  post(...elements: Element[]): Promise<void>;
  /** What was delivered of this session has been read. */
  knows(session: string): Promise<boolean>;
  /** Stops every worker in the middle of what it does; the call that it returns lets them go on. */
  freezeWorkers(): () => void;
  stop(): Promise<void>;
};

/** Preloaded by an address: a path may hold blanks, NODE_OPTIONS may not. */
const MOVED_CLOCK = new URL('./moved-clock.mjs', import.meta.url).href;

/** More than the time for which a process trusts its last look at the file. */
const SEEN_WITHIN_MS = 100;

export async function startOwnVigia(): Promise<OwnVigia> {
  const folder = await mkdtemp(join(tmpdir(), 'vigia-clock-'));
  const file = join(folder, 'ahead-ms');
  let aheadMs = 0;
  const setAhead = (ms: number) => {
    aheadMs = ms;
    // Whole or not at all: a process may be reading it.
    writeFileSync(`${file}.new`, String(ms));
    renameSync(`${file}.new`, file);
  };
  setAhead(0);
  const env = { NODE_OPTIONS: `--import=${MOVED_CLOCK}`, E2E_CLOCK_FILE: file };
  const vigia = await startVigia(PORTS.own, env);
  const now = () => Date.now() + aheadMs;
  return {
    url: vigia.url,
    now,
    async moveTo(at) {
      setAhead(at - Date.now());
      await new Promise((resolve) => setTimeout(resolve, SEEN_WITHIN_MS));
    },
    async post(...elements) {
      const answer = await fetch(`${vigia.url}/api/webhooks/zoho-desk/${WEBHOOK_TOKEN}`, {
        method: 'POST',
        body: JSON.stringify(elements),
      });
      if (answer.status !== 200) throw new Error(`a delivery was answered ${answer.status}`);
    },
    async knows(session) {
      const headers = { authorization: `Bearer ${API_TOKEN}` };
      return (await fetch(`${vigia.url}/api/sessions/${session}`, { headers })).ok;
    },
    freezeWorkers() {
      const frozen = workersOf(vigia.groupId());
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
      return () => frozen.forEach(letGo);
    },
    async stop() {
      await vigia.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function workersOf(groupId: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,pgid=,args='], { encoding: 'utf8' });
  return table
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => Number(match?.[2]) === groupId && / worker\b/.test(match?.[3] ?? ''))
    .map((match) => Number(match?.[1]));
}

/** Its supervisor may have ended it meanwhile. */
function letGo(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
