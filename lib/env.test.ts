import { expect, it } from 'vitest';
import { blockListOf, envFrom } from './env.ts';

function complaintAbout(source: Record<string, string>) {
  try {
    envFrom(source);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'none';
}

it('has a default for everything', () => {
  expect(envFrom({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    tzDefault: 'UTC',
    demo: false,
    trustedProxy: [],
  });
  expect(envFrom({}).databaseUrl).toBeUndefined();
  expect(envFrom({}).zohoDc).toBeUndefined();
  expect(envFrom({}).workers).toBeGreaterThanOrEqual(2);
});

it('takes an empty variable for an unset one', () => {
  expect(envFrom({ PORT: '', DATABASE_URL: ' ', VIGIA_ADMIN_EMAIL: '' })).toEqual(envFrom({}));
});

it.each([
  ['PORT', '0', 'must be a whole number from 1 to 65535'],
  ['PORT', '80a', 'must be a whole number from 1 to 65535'],
  ['WORKERS', '0', 'must be a whole number from 1 to 64'],
  ['HOST', 'a b', 'must be an address or a host name'],
  [
    'DATABASE_URL',
    'mysql://root@localhost/x',
    'must look like postgresql://user:password@host:5432/database',
  ],
  ['VIGIA_PUBLIC_URL', 'vigia.example.com', 'must be an http or https address without a path'],
  ['VIGIA_PUBLIC_URL', 'https://example.com/vigia', 'must be an http or https address without a path'],
  ['VIGIA_SECRET', 'short', 'must have at least 16 characters'],
  ['VIGIA_ADMIN_EMAIL', 'lucia', 'must be an e-mail address'],
  ['VIGIA_ADMIN_PASSWORD', 'elevenchars', 'must have at least 12 characters'],
  ['VIGIA_WEBHOOK_TOKEN', 'a/b', 'may hold letters, digits and - . _ ~ only'],
  ['VIGIA_ZOHO_DC', 'us', 'must be one of com, eu, in, com.au, jp, com.cn, sa, ca'],
  ['TZ_DEFAULT', 'Sao Paulo', 'must be a time zone'],
  ['VIGIA_DEMO', 'yes', 'must be 0 or 1'],
  ['VIGIA_TRUSTED_PROXY', '10.0.0.0/33', 'must be addresses or networks'],
])('refuses %s=%s in one line that names it', (name, value, reason) => {
  const complaint = complaintAbout({ [name]: value });
  expect(complaint).toContain(`${name} ${reason}`);
  expect(complaint.split('\n')).toHaveLength(1);
});

it('names every mistake, one line each, and never repeats a value', () => {
  const complaint = complaintAbout({ PORT: 'x', VIGIA_SECRET: 'hush' });
  expect(complaint.split('\n')).toHaveLength(2);
  expect(complaint).not.toContain('hush');
});

it('reduces the public address to its origin', () => {
  expect(envFrom({ VIGIA_PUBLIC_URL: 'https://Vigia.example.com/' }).publicUrl).toBe(
    'https://vigia.example.com',
  );
});

it('shows a name that can be opened when it listens everywhere', () => {
  expect(envFrom({ HOST: '0.0.0.0' }).publicUrl).toBe('http://localhost:3000');
  expect(envFrom({ HOST: '::1', PORT: '8080' }).publicUrl).toBe('http://[::1]:8080');
});

it('accepts any zone that Intl accepts', () => {
  for (const zone of ['America/Sao_Paulo', 'Asia/Kathmandu', 'Etc/GMT+3']) {
    expect(envFrom({ TZ_DEFAULT: zone }).tzDefault).toBe(zone);
  }
});

it('knows which addresses a trusted proxy may have', () => {
  const list = blockListOf(envFrom({ VIGIA_TRUSTED_PROXY: '10.0.0.5, 192.168.0.0/16,::1' }).trustedProxy);
  expect([list.check('10.0.0.5'), list.check('192.168.7.7'), list.check('::1', 'ipv6')]).toEqual([
    true,
    true,
    true,
  ]);
  expect(list.check('10.0.0.6')).toBe(false);
});
