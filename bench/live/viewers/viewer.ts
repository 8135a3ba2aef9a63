// One viewer: a websocket that speaks as much Socket.IO as it must. Thousands of them have to cost less than what they measure.
import { connect, type Socket } from 'node:net';
import { machineMs } from '../../support/machine-clock.ts';
import { createFrameReader, type Frame, textFrame } from './frame-reader.ts';
import { afterHandshake, handshakeFor } from './handshake.ts';

/** A message of the server, whole, and when its last byte had come. */
export type Heard = { at: number; payload: Buffer; isDeflated: boolean };

/** `refused`: the server said that they may not come in. */
export type Counted = { frames: number; bytes: number; lost: number; refused: number };

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
  patience?: Patience;
  /** Called when the connection is lost, and not when it was closed here. */
  onLost?: () => void;
};

/** For the server to answer, and for its first message once it has let the viewer in. */
export type Patience = { openMs: number; greetingMs: number };

export type Viewer = { close(): void };

const LONG_PATIENCE: Patience = { openMs: 60_000, greetingMs: 60_000 };
/** What Engine.IO says of itself is shorter than this; a message of the board never is. */
const SPEECH_BYTES = 150;
const TEXT = 1;
const CLOSE = 8;
const READ_BUFFER = Buffer.alloc(256 * 1024);

/** Resolves when it has been let in, and greeted where the door greets. */
export function openViewer(wishes: Wishes): Promise<Viewer> {
  const { openMs, greetingMs } = wishes.patience ?? LONG_PATIENCE;
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
    const tooLate = () => settle('a viewer was not let in in time');
    let deadline = setTimeout(tooLate, openMs);
    const entered = () => {
      clearTimeout(deadline);
      if (!isOpen) deadline = setTimeout(tooLate, greetingMs);
    };
    const say = (text: string) => socket.write(textFrame(text));
    const read = afterHandshake(conversation(wishes, { say, entered, settle }), settle);
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
    socket.on('connect', () => socket.write(handshakeFor(wishes.door.port)));
    socket.on('close', () => {
      if (!isOpen) settle('a viewer was not let in');
      else if (!isClosing) {
        wishes.counted.lost += 1;
        wishes.onLost?.();
      }
    });
  });
}

type Mouth = { say: (text: string) => void; entered: () => void; settle: Settle };
type Settle = (problem: string | null) => void;

/** Answers what has to be answered, and counts the rest. */
function conversation({ door, counted, onHeard }: Wishes, { say, entered, settle }: Mouth) {
  let isOpen = false;
  const open = () => {
    if (!isOpen) settle(null);
    isOpen = true;
  };
  const speech = (text: string) => {
    if (text.startsWith('0')) say(`40${JSON.stringify({ token: door.token })}`);
    else if (text === '2') say('3');
    else if (text.startsWith('44')) {
      counted.refused += 1;
      settle(`a viewer was refused: ${text}`);
    } else if (text.startsWith('40')) {
      entered();
      if (!door.greets) open();
    }
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
