// A body, counted while it streams: what is too large is refused without being held.

export type ReadBody = { kind: 'whole'; body: Uint8Array } | { kind: 'too_large' } | { kind: 'too_slow' };

export type BodyLimits = { bytes: number; patienceMs: number; discardMs: number };

/** Reads on and throws away for a moment after the limit, so that the sender is there to hear the answer. */
export async function readBody(request: Request, limits: BodyLimits): Promise<ReadBody> {
  if (request.body === null) return { kind: 'whole', body: new Uint8Array() };
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  const deadline = Date.now() + limits.patienceMs;
  for (;;) {
    const part = await readBefore(reader, deadline);
    if (part === 'late') {
      void reader.cancel().catch(() => undefined);
      return { kind: 'too_slow' };
    }
    if (part.done) return { kind: 'whole', body: joined(parts, size) };
    size += part.value.byteLength;
    if (size > limits.bytes) {
      await discard(reader, limits.discardMs);
      return { kind: 'too_large' };
    }
    parts.push(part.value);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Part = { done: true } | { done: false; value: Uint8Array } | 'late';

async function readBefore(reader: Reader, deadline: number): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, deadline - Date.now()), 'late');
  });
  try {
    const read = await Promise.race([reader.read(), late]);
    if (read === 'late') return 'late';
    return read.done ? { done: true } : { done: false, value: read.value };
  } finally {
    clearTimeout(timer);
  }
}

async function discard(reader: Reader, forMs: number): Promise<void> {
  const deadline = Date.now() + forMs;
  for (;;) {
    const part = await readBefore(reader, deadline).catch(() => 'late' as const);
    if (part === 'late' || part.done) break;
  }
  void reader.cancel().catch(() => undefined);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = parts;
  return parts.length === 1 && only ? only : new Uint8Array(Buffer.concat(parts, size));
}
