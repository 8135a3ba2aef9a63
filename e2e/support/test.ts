// What every spec starts from: a signed-in page, a way to speak as Zoho, and no error in the console.
import { type APIRequestContext, test as base, expect } from '@playwright/test';
import { type OwnVigia, startOwnVigia } from './own-vigia.ts';
import { figureOf, untilLive } from './screen.ts';
import { ADMIN, API_TOKEN, WEBHOOK_TOKEN } from './server.ts';
import { type Element, newId, waiting } from './zoho.ts';

type Promises = {
  /** A channel that no other spec writes to. */
  ownChannel: string;
  post: (...elements: Element[]) => Promise<void>;
  /** Signs the page in where `ownVigia` is, and opens it there. */
  openOwn: (path: string) => Promise<void>;
  /** Opens `ownVigia` where Priya has waited for a minute, on a page whose clock the spec moves. Others may join her. */
  oneWaits: () => Promise<{ joins: (...names: string[]) => Promise<void> }>;
  /** Signs the page in there, and puts the organisation in that time zone. */
  inZone: (timeZone: string) => Promise<void>;
  board: (channel?: string) => Promise<BoardAnswer>;
  /** What a spec provokes on purpose, such as the 401 of a wrong password. */
  expectedInConsole: RegExp | null;
  quietConsole: undefined;
};

type OfWorker = {
  /** Started for the first spec that asks for it. Its clock goes forward only, or the next spec finds events to come. */
  ownVigia: OwnVigia;
};

type BoardAnswer = {
  sessionsByStatus: Record<string, number>;
  endedToday: number;
  queue: { size: number; past: number; sessions: { id: string }[] };
  feed: { pending: number };
};

const MINUTE_MS = 60_000;

export const test = base.extend<Promises, OfWorker>({
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
  ownVigia: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what a fixture needs
    async ({}, use) => {
      const vigia = await startOwnVigia();
      await use(vigia);
      await vigia.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  openOwn: async ({ page, ownVigia }, use) =>
    use(async (path) => {
      await signIn(page.request, ownVigia.url);
      await page.goto(`${ownVigia.url}${path}`);
    }),
  oneWaits: async ({ page, ownVigia, openOwn, ownChannel: channel }, use) =>
    use(async () => {
      const elementsOf = (name: string, ago = 0) =>
        waiting({ session: newId(), channel, name, ago, now: ownVigia.now() });
      await page.clock.install();
      await ownVigia.post(...elementsOf('Priya Raman', MINUTE_MS));
      await openOwn(`/?channel=${channel}`);
      await expect(figureOf(page, 'OPEN')).toHaveText('1');
      await untilLive(page);
      return { joins: (...names) => ownVigia.post(...names.flatMap((name) => elementsOf(name))) };
    }),
  inZone: async ({ page, ownVigia }, use) =>
    use(async (timeZone) => {
      await signIn(page.request, ownVigia.url);
      const answer = await page.request.patch(`${ownVigia.url}/api/settings/org`, {
        headers: { origin: ownVigia.url },
        data: { timeZone },
      });
      expect(answer.ok()).toBe(true);
    }),
  expectedInConsole: [null, { option: true }],
  quietConsole: [
    async ({ page, expectedInConsole }, use) => {
      const said: string[] = [];
      page.on('console', (message) => {
        if (message.type() !== 'error' || expectedInConsole?.test(message.text())) return;
        said.push(`${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => said.push(String(error)));
      await use(undefined);
      expect(said, 'nothing is written to the console as an error').toEqual([]);
    },
    { auto: true },
  ],
});

async function signIn(request: APIRequestContext, url: string): Promise<void> {
  const { email, password } = ADMIN;
  const answer = await request.post(`${url}/api/auth/sign-in/email`, { data: { email, password } });
  expect(answer.ok()).toBe(true);
}

export { expect };
