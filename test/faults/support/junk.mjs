// A flood of calls to addresses that nobody has, from a process of its own: [url, calls a second, seconds].
import { connect } from 'node:net';

const [address, perSecond, seconds] = process.argv.slice(2);
const { hostname, port, host } = new URL(address);
const CONNECTIONS = 64;
/** A sender that nobody keeps up with waits for answers, as any client does. */
const UNDER_WAY_AT_MOST = 8;
const TICK_MS = 10;
let sent = 0;
const statuses = {};
const begun = performance.now();

const lines = Array.from({ length: CONNECTIONS }, () => open());

function open() {
  const line = { socket: connect(Number(port), hostname), underWay: 0 };
  line.socket.setEncoding('latin1');
  line.socket.on('error', () => undefined);
  line.socket.on('data', (text) => {
    for (const [, status] of text.matchAll(/HTTP\/1\.1 (\d+)/g)) {
      statuses[status] = (statuses[status] ?? 0) + 1;
      line.underWay -= 1;
    }
  });
  return line;
}

const timer = setInterval(() => {
  const elapsed = (performance.now() - begun) / 1000;
  if (elapsed > Number(seconds)) return finish(elapsed);
  for (let at = 0; at < CONNECTIONS; at += 1) {
    if (lines[at].socket.destroyed) lines[at] = open();
    while (lines[at].underWay < UNDER_WAY_AT_MOST && sent < elapsed * perSecond) {
      const path = `/api/webhooks/zoho-desk/junk-${sent}`;
      lines[at].socket.write(`POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 2\r\n\r\n[]`);
      lines[at].underWay += 1;
      sent += 1;
    }
  }
}, TICK_MS);

function finish(elapsed) {
  clearInterval(timer);
  const answered = Object.values(statuses).reduce((sum, n) => sum + n, 0);
  const answeredPerSecond = Math.round(answered / elapsed);
  process.stdout.write(JSON.stringify({ sent, answered, answeredPerSecond, statuses }));
  process.exit(0);
}
