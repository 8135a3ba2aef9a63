import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

type Address = { host: string; port: number };

/** Workers whose primary was killed take their last calls there. */
const FREED_WITHIN_MS = 2_000;
const LOOK_EVERY_MS = 100;

/** Throws, in words for the person who set it, when the server could not listen there. */
export async function checkListenAddress(address: Address): Promise<void> {
  const giveUpAt = performance.now() + FREED_WITHIN_MS;
  for (;;) {
    const probe = createServer();
    const failure = await listening(probe, address);
    if (!failure) return void (await new Promise((resolve) => probe.close(resolve)));
    if (failure.code !== 'EADDRINUSE' || performance.now() > giveUpAt)
      throw new Error(refusalOf(failure, address));
    await pause(LOOK_EVERY_MS);
  }
}

/** Null once it listens, else in one line why it cannot. */
export async function listen(server: Server, address: Address): Promise<string | null> {
  const failure = await listening(server, address);
  return failure && refusalOf(failure, address);
}

function listening(server: Server, { host, port }: Address): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ host, port }, () => {
      server.off('error', resolve);
      resolve(null);
    });
  });
}

function refusalOf({ code, message }: NodeJS.ErrnoException, { host, port }: Address): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program: set PORT to a free one.`;
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has: set PORT to 1024 or more.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${host} is not an address of this machine.`;
  return `Listening on ${host}:${port} failed: ${message}`;
}
