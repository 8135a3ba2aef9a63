// What a process tree has used, as Linux tells it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** CPU of every process of the tree, ended ones included; memory counts shared pages once. Null: the system does not say. */
export type Usage = { cpuMs: number | null; memoryBytes: number | null };

export const NOTHING: Usage = { cpuMs: null, memoryBytes: null };
/** Linux counts in hundredths of a second towards programs, whatever its own clock. */
const TICK_MS = 10;

type ProcessRow = { pid: number; parent: number; cpuMs: number };

export function usageOf(root: number): Usage {
  if (!existsSync('/proc/self/stat')) return NOTHING;
  const rows = processes();
  const tree = treeOf(root, rows);
  const cpuMs = rows.filter(({ pid }) => tree.has(pid)).reduce((sum, row) => sum + row.cpuMs, 0);
  const sizes = [...tree].map(memoryOf);
  const isKnown = sizes.every((size) => size !== null);
  return { cpuMs, memoryBytes: isKnown ? sizes.reduce((sum: number, size) => sum + (size ?? 0), 0) : null };
}

/** One process of a tree; `name` is its program and role. */
export type ProcessUsage = Usage & { pid: number; name: string };

export function usageOfEach(root: number): ProcessUsage[] {
  if (!existsSync('/proc/self/stat')) return [];
  const rows = processes();
  const tree = treeOf(root, rows);
  return rows
    .filter(({ pid }) => tree.has(pid))
    .map(({ pid, cpuMs }) => ({ pid, name: nameOf(pid), cpuMs, memoryBytes: memoryOf(pid) }));
}

function nameOf(pid: number): string {
  const words = read(`/proc/${pid}/cmdline`)?.split('\0').filter(Boolean) ?? [];
  return words.slice(0, 3).join(' ');
}

/** What was used meanwhile; the memory is that of `after`. */
export function usedSince(before: Usage, after: Usage): Usage {
  const isKnown = before.cpuMs !== null && after.cpuMs !== null;
  return { ...after, cpuMs: isKnown ? Number(after.cpuMs) - Number(before.cpuMs) : null };
}

/** Null: the system does not say. */
export function parentOf(pid: number): number | null {
  return processFrom(pid)?.parent ?? null;
}

function processes(): ProcessRow[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processFrom(Number(name)))
    .filter((row) => row !== null);
}

function processFrom(pid: number): ProcessRow | null {
  const stat = read(`/proc/${pid}/stat`);
  // pid (name) state parent …; 14 to 17 are its own user and system time and those of children that ended.
  const fields = stat?.replace(/^.*\) /s, '').split(' ');
  if (!fields) return null;
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid, parent: Number(fields[1]), cpuMs: ticks * TICK_MS };
}

function treeOf(root: number, rows: readonly ProcessRow[]): Set<number> {
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size; ) {
    size = tree.size;
    for (const { pid, parent } of rows) if (tree.has(parent)) tree.add(pid);
  }
  return tree;
}

/** A process that has ended meanwhile holds none. */
function memoryOf(pid: number): number | null {
  const rollup = read(`/proc/${pid}/smaps_rollup`);
  if (rollup === null) return existsSync(`/proc/${pid}`) ? null : 0;
  const [, kib = '0'] = /^Pss: +(\d+) kB/m.exec(rollup) ?? [];
  return Number(kib) * 1_024;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Ended meanwhile, or not ours to read.
    return null;
  }
}
