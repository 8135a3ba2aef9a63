import { expect, it } from 'vitest';
import { greetingOf } from './greeting.ts';

const about = { publicUrl: 'https://vigia.example.com', demo: null };

it('says on the first start, in this order: address, sign-in, webhook, how to stop', () => {
  const prepared = {
    secret: 's',
    webhookToken: 'tok',
    admin: { email: 'admin@vigia.local', password: 'pw' },
  };
  const text = greetingOf({ ...about, prepared });
  const places = [
    '  Open     https',
    'admin@vigia.local   password pw',
    '/api/webhooks/zoho-desk/tok ',
    'Ctrl-C',
  ];
  const found = places.map((place) => text.indexOf(place));
  expect(found).toEqual([...found].sort((a, b) => a - b));
  expect(found).not.toContain(-1);
});

it('shows no secret on a later start', () => {
  const text = greetingOf({ ...about, prepared: { secret: 's3cret', webhookToken: null, admin: null } });
  expect(text).not.toMatch(/password \S|s3cret/);
  expect(text).toContain('/api/webhooks/zoho-desk/…');
});

it('does not repeat a password that the environment gave', () => {
  const prepared = { secret: 's', webhookToken: 'tok', admin: { email: 'ana@example.test', password: null } };
  expect(greetingOf({ ...about, prepared })).toContain(
    'ana@example.test with the password of VIGIA_ADMIN_PASSWORD',
  );
});

it('shows the demonstration its sign-in at every start', () => {
  const demo = { email: 'demo@vigia.local', password: 'look around' };
  const text = greetingOf({ ...about, demo, prepared: { secret: 's', webhookToken: null, admin: null } });
  expect(text).toContain('demo@vigia.local   password look around');
  expect(text).toContain('DEMO');
});
