// Where the demonstration's simulation stands, kept in its data folder: a later start continues it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../model/element.ts';
import { simulate } from '../model/simulate.ts';

export type DemoState = {
  seed: number;
  /** Epoch ms. */
  startAt: number;
  /** Everything due up to here (epoch ms) has been delivered. */
  fedUntil: number;
  orgId: string;
  /** Of the model: another one would tell other stories under the same ids. */
  fingerprint: string;
};

const FILE = 'simulation.json';

/** Null where there is none, or none that can be read. */
export function readDemoState(dataDir: string): DemoState | null {
  const file = join(dataDir, FILE);
  if (!existsSync(file)) return null;
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isDemoState(state) ? state : null;
  } catch {
    // Cut short by a power failure: the demonstration starts afresh.
    return null;
  }
}

export function writeDemoState(dataDir: string, state: DemoState): void {
  const file = join(dataDir, FILE);
  writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function isDemoState(value: unknown): value is DemoState {
  if (typeof value !== 'object' || value === null) return false;
  const { seed, startAt, fedUntil, orgId, fingerprint } = value as Record<string, unknown>;
  const areNumbers = [seed, startAt, fedUntil].every((part) => Number.isFinite(part));
  return areNumbers && typeof orgId === 'string' && typeof fingerprint === 'string';
}

const SAMPLE_EVENTS = 2_000;

/** Changes whenever the model tells another story. */
export function modelFingerprint(): string {
  const hash = createHash('sha256');
  let left = SAMPLE_EVENTS;
  for (const event of simulate({ seed: 1, startAt: Date.UTC(2025, 5, 12, 15), pace: 'busy' })) {
    hash.update(textOf(event));
    left -= 1;
    if (left === 0) break;
  }
  return hash.digest('hex').slice(0, 16);
}
