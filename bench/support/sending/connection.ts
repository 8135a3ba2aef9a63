// One kept-alive HTTP/1.1 connection with at most one request under way: as little work as a client can do.
import { connect, type Socket } from 'node:net';
import { answerIn } from './answer.ts';

export type Connection = {
  send(bytes: Buffer): void;
  close(): void;
};

/** Null: it broke, and will not answer any more. */
type Listener = (status: number | null) => void;

export function openConnection(port: number, onAnswer: Listener): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      listen(socket, onAnswer);
      resolve({ send: (bytes) => void socket.write(bytes), close: () => void socket.destroy() });
    });
  });
}

function listen(socket: Socket, onAnswer: Listener): void {
  let held: Buffer | null = null;
  socket.on('data', (part: Buffer) => {
    const bytes: Buffer = held === null ? part : Buffer.concat([held, part]);
    const status = answerIn(bytes);
    held = status === null ? bytes : null;
    if (status !== null) onAnswer(status);
  });
  // 'close' follows and tells.
  socket.on('error', () => undefined);
  socket.once('close', () => onAnswer(null));
}
