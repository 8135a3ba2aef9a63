import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { prisma } from '../../db/connection/prisma.ts';
import { beginAttempt, forgiveAttempt, networkOf, voidAttempt } from './sign-in-limit.ts';

const T0 = Date.parse('2026-11-23T12:00:00Z');
const MINUTE_MS = 60_000;
const HERE = { account: 'ana@example.com', address: '203.0.113.7' };
const ELSEWHERE = { ...HERE, address: '198.51.100.4' };
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
});
afterAll(async () => {
  await prisma().$disconnect();
  await database?.drop();
});
beforeEach(async () => {
  await prisma().signInLimit.deleteMany();
});

/** How many of them were let through. */
async function attempts(count: number, of: (n: number) => typeof HERE, now = T0): Promise<number> {
  let passed = 0;
  for (let n = 0; n < count; n += 1) if ((await beginAttempt(of(n), now)) === null) passed += 1;
  return passed;
}

describe('the limit of attempts', () => {
  it('closes an account to one address after ten, and tells for how long', async () => {
    expect(await attempts(20, () => HERE)).toBe(10);
    expect(await beginAttempt(HERE, T0 + MINUTE_MS)).toBe(14 * MINUTE_MS);
    expect(await beginAttempt(ELSEWHERE, T0)).toBeNull();
  });

  it('does not count what it refused, neither here nor elsewhere', async () => {
    await attempts(200, () => HERE);
    expect(await beginAttempt(ELSEWHERE, T0)).toBeNull();
    expect(await beginAttempt({ ...HERE, account: 'vera@example.com' }, T0)).toBeNull();
  });

  it('closes an account that many addresses try', async () => {
    expect(await attempts(60, (n) => ({ ...HERE, address: `198.51.100.${n}` }))).toBe(50);
  });

  it('closes an address that tries many accounts', async () => {
    expect(await attempts(60, (n) => ({ ...HERE, account: `person${n}@example.com` }))).toBe(40);
    expect(await beginAttempt(ELSEWHERE, T0)).toBeNull();
  });

  it('lets exactly as many through when they come all at once', async () => {
    const waits = await Promise.all(Array.from({ length: 40 }, () => beginAttempt(HERE, T0)));
    expect(waits.filter((wait) => wait === null).length).toBeLessThanOrEqual(10);
    expect(waits.filter((wait) => wait === null).length).toBeGreaterThan(0);
  });

  it('opens again when the quarter of an hour is over', async () => {
    await attempts(20, () => HERE);
    expect(await beginAttempt(HERE, T0 + 15 * MINUTE_MS - 1)).not.toBeNull();
    expect(await attempts(20, () => HERE, T0 + 15 * MINUTE_MS)).toBe(10);
  });

  it('starts anew for an account after a right password, and not for the address', async () => {
    await attempts(9, () => HERE);
    await beginAttempt(HERE, T0);
    await forgiveAttempt(HERE, T0);
    expect(await attempts(20, () => HERE)).toBe(10);
    expect(await attempts(60, (n) => ({ ...HERE, account: `person${n}@example.com` }))).toBe(40 - 9 - 10);
  });

  it('holds nothing against anybody when the failure was ours', async () => {
    for (let n = 0; n < 30; n += 1) {
      expect(await beginAttempt(HERE, T0)).toBeNull();
      await voidAttempt(HERE);
    }
  });

  it('takes e-mail addresses that differ in case or blanks for one account', async () => {
    await attempts(10, (n) => ({ ...HERE, account: n % 2 ? ' Ana@Example.COM ' : 'ana@example.com' }));
    expect(await beginAttempt(HERE, T0)).not.toBeNull();
  });

  it('keeps no e-mail address, and no counter that counts nothing any more', async () => {
    await attempts(3, (n) => ({ ...HERE, account: `person${n}@example.com` }));
    expect(JSON.stringify(await prisma().signInLimit.findMany())).not.toMatch(/person|example/);
    const later = T0 + 16 * MINUTE_MS;
    await beginAttempt(HERE, later);
    await forgiveAttempt(HERE, later);
    expect(await prisma().signInLimit.count()).toBe(0);
  });
});

describe('a network', () => {
  it('is the address of IPv4 and the /64 of IPv6, however it is written', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:0DB8:0001:0002::ffff')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('unknown')).toBe('unknown');
  });
});
