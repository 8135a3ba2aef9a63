import { fileURLToPath } from 'node:url';
import { forkProgram, type Running } from '../../support/processes/child.ts';

const PROGRAM = fileURLToPath(new URL('../plain/plain-server.ts', import.meta.url));

export function startPlain(port: number, databaseUrl: string): Promise<Running> {
  return forkProgram(PROGRAM, [String(port), databaseUrl]);
}
