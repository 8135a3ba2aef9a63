import { describe, expect, it } from 'vitest';

type Handler = (request: Request, context: { params: Promise<object> }) => Response | Promise<Response>;
type Routes = Record<string, Record<string, Handler | undefined>>;

const routes: Routes = import.meta.glob('./**/route.ts', { eager: true });
const METHODS = ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
const ANY_METHOD = ['./[[...path]]/route.ts', './webhooks/zoho-desk/[token]/route.ts'];

const ask = (handler: Handler | undefined, method: string) =>
  handler?.(new Request('http://127.0.0.1:3000/api/x', { method }), { params: Promise.resolve({}) });

describe.each(Object.entries(routes).filter(([file]) => !ANY_METHOD.includes(file)))(
  '%s',
  (_file, handlers) => {
    it('refuses every method but its own, in words and with the one that it takes', async () => {
      const answers = await Promise.all(
        METHODS.map(async (method) => {
          const answer = await ask(handlers[method], method);
          return { method, status: answer?.status, allow: answer?.headers.get('allow'), body: answer?.body };
        }),
      );
      const refusals = answers.filter(({ status }) => status === 405);
      const own = answers.find(({ status }) => status !== 405);
      expect(refusals.length).toBe(METHODS.length - 1);
      expect(new Set(refusals.map(({ allow }) => allow))).toEqual(new Set([own?.method]));
    });
  },
);

it.each(METHODS)('answers %s at an address that nothing has with 404, in words', async (method) => {
  const answer = await ask(routes['./[[...path]]/route.ts']?.[method], method);
  expect(answer?.status).toBe(404);
  expect(await answer?.json()).toEqual({
    error: { code: 'not_found', message: 'There is nothing at this address.' },
  });
});
