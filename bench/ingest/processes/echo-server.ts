// Baseline (b): what node:http does with the same requests when nothing is done with them.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { runInWorkers } from './cluster-workers.ts';

await runInWorkers(Number(process.argv[2]), async () => createServer(echo));

function echo(request: IncomingMessage, response: ServerResponse): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => response.end(Buffer.concat(parts)));
}
