// A websocket as no client library would use it, speaking Engine.IO and Socket.IO by hand.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { API_TOKEN } from '../../../e2e/support/server.ts';
import { until } from '../../faults/support/until.ts';
import { CLOSE, frameIn, frameOf, LAST, TEXT } from './websocket-frames.ts';

export type RawWebSocket = {
  /** One text message in one frame. */
  send(text: string): void;
  /** One text message in so many frames of one byte each. */
  dribble(frames: number): void;
  /** From now on nothing is read. */
  stopReading(): void;
  isOpen(): boolean;
  /** Socket.IO has let it in. */
  isIn(): boolean;
  close(): void;
};

export const eventOf = (name: string, payload: unknown) => `42${JSON.stringify([name, payload])}`;

/** Let in as a wallboard is. */
export async function enterBoard(url: string): Promise<RawWebSocket> {
  const socket = await openWebSocket(url);
  socket.send(`40${JSON.stringify({ token: API_TOKEN })}`);
  await until('the websocket is let in', () => socket.isIn());
  return socket;
}

/** A websocket of Engine.IO that has not said who it is. */
export async function openWebSocket(url: string): Promise<RawWebSocket> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(handshakeWith(host));
  let isIn = false;
  await upgraded(socket, (text) => {
    if (text.startsWith('40')) isIn = true;
  });
  const write = (bytes: Buffer) => {
    if (socket.writable) socket.write(bytes);
  };
  return {
    send: (text) => write(frameOf(LAST | TEXT, Buffer.from(text))),
    dribble: (frames) => {
      const byte = Buffer.from('4');
      const kindOf = (n: number) => (n === frames - 1 ? LAST : 0) | (n === 0 ? TEXT : 0);
      write(Buffer.concat(Array.from({ length: frames }, (_, n) => frameOf(kindOf(n), byte))));
    },
    stopReading: () => void socket.pause(),
    isOpen: () => !socket.destroyed,
    isIn: () => isIn,
    close: () => void socket.destroy(),
  };
}

function handshakeWith(host: string): string {
  const lines = [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Answers a close as well: a server waits half a minute for it. */
async function upgraded(socket: Socket, hear: (text: string) => void): Promise<void> {
  const [answer]: Buffer[] = await once(socket, 'data');
  const end = answer?.indexOf('\r\n\r\n') ?? -1;
  if (!answer?.toString('latin1').startsWith('HTTP/1.1 101') || end < 0)
    throw new Error('the websocket was refused');
  let unread = answer.subarray(end + 4);
  const read = (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    for (let frame = frameIn(unread); frame; frame = frameIn(unread)) {
      unread = unread.subarray(frame.bytes);
      if (frame.kind === TEXT) hear(frame.payload.toString('latin1', 0, 2));
      if (frame.kind === CLOSE) socket.end(frameOf(LAST | CLOSE));
    }
  };
  socket.on('data', read);
  read(Buffer.alloc(0));
}
