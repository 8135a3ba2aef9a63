// What the product is measured beside, on the same machine and the same Postgres server.
import { fileURLToPath } from 'node:url';
import { forkProgram, type Running } from '../../support/processes/child.ts';
import type { Address } from '../../support/sending/requests.ts';

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export type Baseline = Running & { address: Address };

export async function startEcho(port: number): Promise<Baseline> {
  const program = await forkProgram(fileOf('echo-server.ts'), [String(port)]);
  return { ...program, address: { port, path: '/' } };
}

export async function startNext(port: number, databaseUrl: string): Promise<Baseline> {
  const program = await forkProgram(fileOf('next-server.ts'), [String(port)], { DATABASE_URL: databaseUrl });
  return { ...program, address: { port, path: '/webhook' } };
}
