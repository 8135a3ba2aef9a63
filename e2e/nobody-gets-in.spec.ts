import { io } from 'socket.io-client';
import { expect, test } from './support/test.ts';

test.use({ storageState: { cookies: [], origins: [] } });

for (const path of ['/', '/sessions', '/sessions/1', '/feed', '/settings']) {
  test(`a stranger who opens ${path} is sent to sign in`, async ({ page }) => {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  });
}

for (const path of ['/api/board', '/api/sessions', '/api/sessions/1', '/api/feed']) {
  test(`${path} answers a stranger with 401`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(401);
    expect(Object.keys(await answer.json())).toEqual(['error']);
  });
}

test('the socket refuses a stranger and sends nothing', async ({ baseURL }) => {
  const socket = io(baseURL, { transports: ['websocket'], reconnection: false });
  const received: unknown[] = [];
  socket.onAny((...args) => received.push(args));
  const refused = await new Promise((resolve) => {
    socket.on('connect', () => resolve(false));
    socket.on('connect_error', () => resolve(true));
  });
  socket.close();
  expect(refused).toBe(true);
  expect(received).toEqual([]);
});

test.describe('with a wrong password', () => {
  test.use({ expectedInConsole: /status of 401/ });

  test('the page says so and lets nobody in', async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill('nobody@example.test');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
    await page.goto('/');
    await expect(page).toHaveURL(/\/sign-in/);
  });
});
