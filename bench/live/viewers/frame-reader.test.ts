import { describe, expect, it } from 'vitest';
import { createFrameReader, type Frame, textFrame } from './frame-reader.ts';

/** As a server sends it: without a mask. */
function served(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10);
  head[0] = 0x81;
  head[1] = payload.length < 126 ? payload.length : payload.length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(payload.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

function readIn(bytes: Buffer, piece: number, wants = (_length: number) => true): Frame[] {
  const frames: Frame[] = [];
  const read = createFrameReader({ wants, onFrame: (frame) => frames.push(frame) });
  // One buffer for all, as a socket reads into.
  const shared = Buffer.alloc(piece);
  for (let at = 0; at < bytes.length; at += piece) {
    const size = bytes.copy(shared, 0, at, at + piece);
    read(shared, size);
  }
  return frames;
}

const textsIn = (frames: readonly Frame[]) => frames.map(({ payload }) => payload?.toString());

describe('the reader of websocket frames', () => {
  const texts = ['2', '', 'olá'.repeat(60), 'x'.repeat(70_000), '42'];
  const bytes = Buffer.concat(texts.map(served));

  it.each([1, 2, 7, 4_096, 200_000])('reads them in pieces of %i bytes', (piece) => {
    expect(textsIn(readIn(bytes, piece))).toEqual(texts);
  });

  it('only counts what is not wanted', () => {
    const frames = readIn(bytes, 1_000, (length) => length < 126);
    expect(frames.map(({ length }) => length)).toEqual([1, 0, 240, 70_000, 2]);
    expect(textsIn(frames)).toEqual(['2', '', undefined, undefined, '42']);
  });
});

describe('a frame of a viewer', () => {
  it('is masked, and says how long it is', () => {
    expect([...textFrame('3')]).toEqual([0x81, 0x81, 0, 0, 0, 0, 0x33]);
    expect([...textFrame('x'.repeat(300)).subarray(0, 9)]).toEqual([
      0x81, 0xfe, 0x01, 0x2c, 0, 0, 0, 0, 0x78,
    ]);
  });
});
