import cluster, { type Worker } from 'node:cluster';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStaff, type Staff } from './staff.ts';

let hired: Worker[];
let staff: Staff;

beforeEach(() => {
  vi.useFakeTimers();
  hired = [];
  vi.spyOn(cluster, 'fork').mockImplementation(() => {
    const worker = Object.assign(new EventEmitter(), {
      id: hired.length + 1,
      isConnected: () => false,
    }) as unknown as Worker;
    hired.push(worker);
    return worker;
  });
  staff = createStaff({ count: 2, spares: 0, env: {} });
  staff.hireAll();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The two that are there die, so many times in a row. */
function die(when: 'serving' | 'starting', times: number): void {
  for (let n = 0; n < times; n += 1) {
    const both = hired.slice(-2);
    if (when === 'serving') for (const worker of both) staff.promote(worker, 'spare');
    for (const worker of both) staff.left(worker);
  }
}

it('replaces at once those that are killed, until the fifth death', () => {
  die('serving', 2);
  expect(hired).toHaveLength(6);
  die('serving', 1);
  expect(hired).toHaveLength(6);
});

it('hires again after a second, however many serving ones were killed', () => {
  die('serving', 3);
  vi.advanceTimersByTime(999);
  expect(hired).toHaveLength(6);
  vi.advanceTimersByTime(1);
  expect(hired).toHaveLength(8);
  die('serving', 1);
  vi.advanceTimersByTime(1_000);
  expect(hired).toHaveLength(10);
});

it('waits longer each time for workers that die while they start, and hires then', () => {
  die('starting', 3);
  vi.advanceTimersByTime(1_000);
  expect(hired).toHaveLength(8);
  die('starting', 1);
  vi.advanceTimersByTime(3_999);
  expect(hired).toHaveLength(8);
  vi.advanceTimersByTime(1);
  expect(hired).toHaveLength(10);
});

it('hires nobody after it was dismissed', () => {
  die('serving', 3);
  void staff.dismiss(1_000);
  vi.advanceTimersByTime(60_000);
  expect(hired).toHaveLength(6);
});
