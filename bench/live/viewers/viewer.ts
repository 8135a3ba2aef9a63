// One viewer: a websocket that speaks as much Socket.IO as it must. Thousands of them have to cost less than what they measure.
import { connect, type Socket } from 'node:net';
import { machineMs } from '../../support/machine-clock.ts';
import { createFrameReader, type Frame, textFrame } from './frame-reader.ts';

/** A message of the server, whole, and when its last byte had come. */
export type Heard = { at: number; payload: Buffer; isDeflated: boolean };

export type Counted = { frames: number; bytes: number; lost: number };

export type Door = {
  port: number;
  token: string;
  /** The server greets whoever comes with a message: only then is the viewer there. */
  greets: boolean;
};

export type Wishes = {
  door: Door;
  counted: Counted;
  /** Called with each message of a viewer that is listened to. */
  onHeard: ((heard: Heard) => void) | null;
};

export type Viewer = { close(): void };

const OPENS_WITHIN_MS = 60_000;
/** What Engine.IO says of itself is shorter than this; a message of the board never is. */
const SPEECH_BYTES = 150;
const TEXT = 1;
const CLOSE = 8;
const HEAD_END = Buffer.from('\r\n\r\n');
const READ_BUFFER = Buffer.alloc(256 * 1024);

/** Resolves when it has been let in. */
export function openViewer(wishes: Wishes): Promise<Viewer> {
  return new Promise((resolve, reject) => {
    let isOpen = false;
    let isClosing = false;
    const settle = (problem: string | null) => {
      clearTimeout(deadline);
      if (problem === null) {
        isOpen = true;
        resolve({ close });
      } else {
        socket.destroy();
        reject(new Error(problem));
      }
    };
    const deadline = setTimeout(() => settle('a viewer was not let in in time'), OPENS_WITHIN_MS);
    const read = answerThen(conversation(wishes, { say: (text) => socket.write(textFrame(text)), settle }));
    const socket: Socket = connect({
      ...{ port: wishes.door.port, host: '127.0.0.1', noDelay: true },
      onread: {
        buffer: READ_BUFFER,
        callback: (size) => {
          read(READ_BUFFER, size);
          return true;
        },
      },
    });
    const close = () => {
      isClosing = true;
      socket.destroy();
    };
    socket.on('error', () => undefined);
    socket.on('connect', () => socket.write(handshake(wishes.door)));
    socket.on('close', () => {
      if (!isOpen) settle('a viewer was not let in');
      else if (!isClosing) wishes.counted.lost += 1;
    });
  });
}

type Mouth = { say: (text: string) => void; settle: (problem: string | null) => void };

/** Answers what has to be answered, and counts the rest. */
function conversation({ door, counted, onHeard }: Wishes, { say, settle }: Mouth) {
  let isOpen = false;
  const open = () => {
    if (!isOpen) settle(null);
    isOpen = true;
  };
  const speech = (text: string) => {
    if (text.startsWith('0')) say(`40${JSON.stringify({ token: door.token })}`);
    else if (text === '2') say('3');
    else if (text.startsWith('44')) settle(`a viewer was refused: ${text}`);
    else if (text.startsWith('40') && !door.greets) open();
  };
  const onFrame = ({ opcode, isDeflated, length, payload }: Frame) => {
    if (opcode === CLOSE) return;
    if (opcode !== TEXT) throw new Error(`A frame with opcode ${opcode} was not expected.`);
    if (length < SPEECH_BYTES && !isDeflated) return speech(payload?.toString() ?? '');
    counted.frames += 1;
    if (payload) onHeard?.({ at: machineMs(), payload, isDeflated });
    open();
  };
  const read = createFrameReader({ wants: (length) => length < SPEECH_BYTES || onHeard !== null, onFrame });
  return (piece: Buffer, size: number) => {
    counted.bytes += size;
    read(piece, size);
  };
}

/** Skips the answer to the handshake. */
function answerThen(read: (piece: Buffer, size: number) => void) {
  let answer: Buffer | null = Buffer.alloc(0);
  return (piece: Buffer, size: number) => {
    if (answer === null) return read(piece, size);
    answer = Buffer.concat([answer, piece.subarray(0, size)]);
    const end = answer.indexOf(HEAD_END);
    if (end === -1) return;
    const rest = answer.subarray(end + HEAD_END.length);
    answer = null;
    if (rest.length > 0) read(rest, rest.length);
  };
}

function handshake({ port }: Door): string {
  return [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    // As every browser offers.
    'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
    '\r\n',
  ].join('\r\n');
}
