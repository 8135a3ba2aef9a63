import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parentOf, usageOf } from './usage.ts';

describe.runIf(existsSync('/proc/self/stat'))('what Linux tells of a process', () => {
  it('names its parent', () => {
    expect(parentOf(process.pid)).toBe(process.ppid);
  });

  it('counts its CPU and memory with those of its children', () => {
    const [own, family] = [usageOf(process.pid), usageOf(process.ppid)];
    expect(own.cpuMs).toBeGreaterThan(0);
    expect(own.memoryBytes).toBeGreaterThan(10_000_000);
    expect(family.memoryBytes).toBeGreaterThan(Number(own.memoryBytes) / 2);
  });

  it('knows nothing of one that has ended', () => {
    expect(parentOf(2 ** 30)).toBeNull();
    expect(usageOf(2 ** 30)).toEqual({ cpuMs: 0, memoryBytes: 0 });
  });
});
