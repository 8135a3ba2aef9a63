import { expect, test } from './support/test.ts';

test('the icon is there under the name that browsers ask for unasked', async ({ request }) => {
  const answer = await request.get('/favicon.ico');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('image/svg+xml');
});
