import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { createDatabaseServer } from './database-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: string;
  }
}

/** Test files run in processes of their own: they ask this one for databases over loopback. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const databases = createDatabaseServer();
  const door = createServer(async (request, response) => {
    try {
      const parts = await request.setEncoding('utf8').toArray();
      const dropped = parts.join('');
      if (request.method === 'DELETE') await databases.drop(dropped);
      response.end(request.method === 'DELETE' ? '' : await databases.create());
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    }
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;
  project.provide('databaseServer', `http://127.0.0.1:${port}`);
  return async () => {
    door.close();
    await databases.close();
  };
}
