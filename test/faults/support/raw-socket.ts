// HTTP as no client library would send it.
import { connect, type Socket } from 'node:net';

export type RawCall = {
  write(bytes: string | Uint8Array): void;
  /** Settles when the server has closed the connection, with all that it said. */
  closed: Promise<string>;
  isOpen(): boolean;
  close(): void;
};

export function openRawCall(url: string): RawCall {
  const { hostname, port } = new URL(url);
  const said: string[] = [];
  const socket: Socket = connect(Number(port), hostname);
  socket.setEncoding('latin1');
  socket.on('data', (part: string) => said.push(part));
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(said.join(''))));
  return {
    closed,
    write: (bytes) => {
      if (socket.writable) socket.write(bytes);
    },
    isOpen: () => !socket.destroyed,
    close: () => socket.destroy(),
  };
}

/** Request line and headers of a POST, without the empty line that ends them. */
export function headOf(url: string, headers: Record<string, string | number> = {}): string {
  const { pathname, host } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${pathname} HTTP/1.1\r\n${lines.join('')}`;
}

/** The whole conversation; the server is asked to close after it. */
export function ask(url: string, headers: Record<string, string | number>, body: string): Promise<string> {
  const call = openRawCall(url);
  call.write(`${headOf(url, { connection: 'close', ...headers })}\r\n${body}`);
  return call.closed;
}

export const statusOf = (said: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0);
