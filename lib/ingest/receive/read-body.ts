// A body, counted while it streams: what is too large is refused without being held.
import type { Readable } from 'node:stream';

export type ReadBody =
  | { kind: 'whole'; body: Uint8Array }
  /** `cut`: the sender went away before the end. */
  | { kind: 'too_large' | 'too_slow' | 'cut' };

export type BodyLimits = { bytes: number; patienceMs: number; discardMs: number };

/** Reads on and throws away for a moment after the limit, so that the sender is there to hear the answer. */
export function readBody(stream: Readable, limits: BodyLimits): Promise<ReadBody> {
  return new Promise((resolve) => {
    let parts: Uint8Array[] = [];
    let size = 0;
    let timer = setTimeout(settle, limits.patienceMs, { kind: 'too_slow' });
    function settle(read: ReadBody): void {
      clearTimeout(timer);
      resolve(read);
    }
    stream.on('data', (part: Uint8Array) => {
      const isFirstBeyond = size <= limits.bytes && size + part.byteLength > limits.bytes;
      size += part.byteLength;
      if (size <= limits.bytes) parts.push(part);
      if (!isFirstBeyond) return;
      parts = [];
      clearTimeout(timer);
      timer = setTimeout(settle, limits.discardMs, { kind: 'too_large' });
    });
    stream.on('end', () =>
      settle(size > limits.bytes ? { kind: 'too_large' } : { kind: 'whole', body: joined(parts, size) }),
    );
    stream.on('error', () => settle({ kind: 'cut' }));
    stream.on('close', () => settle({ kind: 'cut' }));
  });
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts, size);
}
