// Frames of a websocket, as bytes.

export const LAST = 0x80;
export const TEXT = 0x1;
export const CLOSE = 0x8;

export type Frame = { kind: number; payload: Buffer; bytes: number };

/** The first one of a server: not masked. Null while it is not there whole. */
export function frameIn(bytes: Buffer): Frame | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  const head = second < 126 ? 2 : second === 126 ? 4 : 10;
  if (bytes.length < head) return null;
  const length =
    second < 126 ? second : second === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < head + length) return null;
  return { kind: first & 0xf, payload: bytes.subarray(head, head + length), bytes: head + length };
}

/** Of a client: masked, here with zeros. */
export function frameOf(kind: number, payload = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from([kind]), lengthOf(payload.length), Buffer.alloc(4), payload]);
}

function lengthOf(bytes: number): Buffer {
  if (bytes < 126) return Buffer.from([0x80 | bytes]);
  const isShort = bytes < 65_536;
  const length = Buffer.alloc(isShort ? 3 : 9);
  length[0] = 0x80 | (isShort ? 126 : 127);
  if (isShort) length.writeUInt16BE(bytes, 1);
  else length.writeBigUInt64BE(BigInt(bytes), 1);
  return length;
}
