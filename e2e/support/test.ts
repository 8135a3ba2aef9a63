// What every spec starts from: a signed-in page, a way to speak as Zoho, and no error in the console.
import { test as base, expect } from '@playwright/test';
import { API_TOKEN, WEBHOOK_TOKEN } from './server.ts';
import { type Element, newId } from './zoho.ts';

type Promises = {
  /** A channel that no other spec writes to. */
  ownChannel: string;
  post: (...elements: Element[]) => Promise<void>;
  board: (channel?: string) => Promise<BoardAnswer>;
  /** What a spec provokes on purpose, such as the 401 of a wrong password. */
  expectedInConsole: RegExp | null;
  quietConsole: undefined;
};

type BoardAnswer = {
  sessionsByStatus: Record<string, number>;
  endedToday: number;
  queue: { size: number; past: number; sessions: { id: string }[] };
  feed: { pending: number };
};

export const test = base.extend<Promises>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs
  ownChannel: async ({}, use) => use(newId()),
  post: async ({ request }, use) =>
    use(async (...elements) => {
      const answer = await request.post(`/api/webhooks/zoho-desk/${WEBHOOK_TOKEN}`, { data: elements });
      expect(answer.status()).toBe(200);
    }),
  board: async ({ request }, use) =>
    use(async (channel) => {
      const answer = await request.get(`/api/board${channel ? `?channel=${channel}` : ''}`, {
        headers: { authorization: `Bearer ${API_TOKEN}` },
      });
      expect(answer.status()).toBe(200);
      return answer.json();
    }),
  expectedInConsole: [null, { option: true }],
  quietConsole: [
    async ({ page, expectedInConsole }, use) => {
      const said: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !expectedInConsole?.test(message.text())) said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(String(error)));
      await use(undefined);
      expect(said, 'nothing is written to the console as an error').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
