import { expect, it } from 'vitest';
import { packagesBelowFloors } from './floors.mjs';

const lockfile = (packages: Record<string, string>) =>
  JSON.stringify({
    packages: Object.fromEntries(Object.entries(packages).map(([path, version]) => [path, { version }])),
  });

it('finds nothing to complain about in the packages that are installed', () => {
  expect(packagesBelowFloors()).toEqual([]);
});

it('names a package below its floor, however deep it lies', () => {
  const nested = lockfile({ 'node_modules/ws': '8.21.0', 'node_modules/a/node_modules/ws': '8.20.9' });
  expect(packagesBelowFloors(nested)).toEqual(['ws 8.20.9 is older than 8.21.0']);
});

it('compares numbers, not letters', () => {
  expect(packagesBelowFloors(lockfile({ 'node_modules/next': '16.10.0' }))).toEqual([]);
});
