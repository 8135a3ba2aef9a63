// Baseline (a): a plain Next application whose route handler stores each event with Prisma.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { runInWorkers } from './cluster-workers.ts';

const dir = fileURLToPath(new URL('../baseline-next', import.meta.url));
const port = Number(process.argv[2]);

await runInWorkers(port, async () => {
  const app = next({ dev: false, dir, hostname: '127.0.0.1', port });
  await app.prepare();
  const handle = app.getRequestHandler();
  return createServer((request, response) => void handle(request, response));
});
