import { createServer, type Server } from 'node:net';

type Address = { host: string; port: number };

/** Throws, in words for the person who set it, when the server could not listen there. */
export async function checkListenAddress({ host, port }: Address): Promise<void> {
  const probe = createServer();
  const refusal = await listen(probe, { host, port });
  if (refusal) throw new Error(refusal);
  await new Promise((resolve) => probe.close(resolve));
}

/** Null once it listens, else in one line why it cannot. */
export function listen(server: Server, { host, port }: Address): Promise<string | null> {
  return new Promise((resolve) => {
    const refuse = (error: Error) => resolve(refusalOf(error, { host, port }));
    server.once('error', refuse);
    server.listen({ host, port }, () => {
      server.off('error', refuse);
      resolve(null);
    });
  });
}

function refusalOf(error: Error, { host, port }: Address): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program: set PORT to a free one.`;
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has: set PORT to 1024 or more.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${host} is not an address of this machine.`;
  return `Listening on ${host}:${port} failed: ${error.message}`;
}
