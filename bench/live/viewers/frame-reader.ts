// The frames of a websocket as they come from a server: whole where they are wanted, else only counted.

export type Frame = {
  opcode: number;
  /** Its payload is compressed (permessage-deflate). */
  isDeflated: boolean;
  length: number;
  /** Null where it was not wanted. */
  payload: Buffer | null;
};

type Listener = {
  wants: (length: number) => boolean;
  onFrame: (frame: Frame) => void;
};

/** Of the longest head that a server sends: it masks nothing. */
const LONGEST_HEAD = 10;

/** Give it what arrives, in any pieces: the first `size` bytes of the buffer, which may be used again afterwards. */
export function createFrameReader({ wants, onFrame }: Listener): (piece: Buffer, size: number) => void {
  const head = Buffer.alloc(LONGEST_HEAD);
  let headLength = 0;
  let frame: Frame | null = null;
  let left = 0;

  function begin() {
    const length = payloadLength(head);
    const first = head[0] ?? 0;
    const payload = wants(length) ? Buffer.alloc(length) : null;
    frame = { opcode: first & 0x0f, isDeflated: (first & 0x40) !== 0, length, payload };
    left = length;
    headLength = 0;
  }

  function finish() {
    if (frame === null || left > 0) return;
    const whole = frame;
    frame = null;
    onFrame(whole);
  }

  return (piece, size) => {
    for (let at = 0; at < size; ) {
      if (frame === null) {
        head[headLength] = piece[at] ?? 0;
        headLength += 1;
        at += 1;
        if (headLength === headLengthOf(head, headLength)) begin();
      } else {
        const taken = Math.min(left, size - at);
        frame.payload?.set(piece.subarray(at, at + taken), frame.length - left);
        left -= taken;
        at += taken;
      }
      finish();
    }
  };
}

/** As far as the bytes that are there tell. */
function headLengthOf(head: Buffer, known: number): number {
  if (known < 2) return 2;
  const short = (head[1] ?? 0) & 0x7f;
  return short === 126 ? 4 : short === 127 ? 10 : 2;
}

function payloadLength(head: Buffer): number {
  const short = (head[1] ?? 0) & 0x7f;
  if (short === 126) return head.readUInt16BE(2);
  return short === 127 ? Number(head.readBigUInt64BE(2)) : short;
}

/** A text frame of a client: masked, as it must be, with a mask that changes nothing. */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const short = payload.length < 126;
  const head = Buffer.alloc(short ? 6 : 8);
  head[0] = 0x81;
  head[1] = 0x80 | (short ? payload.length : 126);
  if (!short) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
