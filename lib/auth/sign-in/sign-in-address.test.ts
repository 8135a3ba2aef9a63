import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { POST } from '../../../app/api/auth/sign-in/email/route.ts';
import type { TestDatabase } from '../../../test/postgres.ts';
import { prisma } from '../../db/connection/prisma.ts';
import { blockListOf } from '../../env.ts';
import { createFrontDoor } from '../../http-server/front-door.ts';
import { closeGently, createHttpServer, type Handler } from '../../http-server/http-server.ts';
import { ADMIN, ask, openPeople } from '../testing/people.ts';

let database: TestDatabase;
let server: Server;

/** As Next hands a request to its route handler. */
const signIn: Handler = async (request, response) => {
  const { method, url, headers } = request;
  const told = { method, headers: headers as Record<string, string>, body: await text(request) };
  const { status } = await ask(POST, new Request(`http://127.0.0.1${url}`, told));
  response.writeHead(status).end();
};

/** The server as it stands in front of Next, with the sign-in behind it. */
beforeAll(async () => {
  database = await openPeople();
  server = createHttpServer();
  const door = createFrontDoor({
    apiToken: undefined,
    publicUrl: 'http://127.0.0.1:3000',
    trustedProxies: blockListOf([]),
    receiveWebhook: () => undefined,
    allMetrics: async () => [],
    pages: Promise.resolve(signIn),
  });
  server.on('request', door);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await closeGently(server, 0);
  await database?.drop();
});
beforeEach(async () => {
  await prisma().signInLimit.deleteMany();
});

async function wrongPassword(claims: Record<string, string>): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...claims },
    body: JSON.stringify({ email: ADMIN, password: 'wrong horse battery' }),
  });
  return answer.status;
}

it('does not let a caller choose the address that attempts are counted by', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 11; n += 1) {
    const address = `198.51.100.${n}`;
    statuses.push(
      await wrongPassword({
        'x-forwarded-for': address,
        'x-real-ip': address,
        forwarded: `for=${address}`,
        'x-client-ip': address,
        'cf-connecting-ip': address,
      }),
    );
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429]);
});
