// The plain way: one row per event, and each event on its own to every client, from the request that brought it.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { Pool } from 'pg';
import { Server } from 'socket.io';

const [port = '0', databaseUrl = ''] = process.argv.slice(2);
const INSERT = 'INSERT INTO delivery (received_at, id, source_id, body) VALUES ($1, $2, $3, $4)';
const POOL = 10;

const pool = new Pool({ connectionString: databaseUrl, max: POOL });
pool.on('error', () => undefined);
const http = createServer((request, response) => {
  store(request).then(
    (elements) => {
      response.end();
      for (const element of elements) io.emit('event', element);
    },
    () => response.writeHead(500).end(),
  );
});
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
http.listen(Number(port), '127.0.0.1', () => process.send?.('listening'));

async function store(request: IncomingMessage): Promise<unknown[]> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  await pool.query(INSERT, [new Date(), randomUUID(), 'bench', body]);
  return JSON.parse(body.toString()) as unknown[];
}
