const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** The status of the one answer that these bytes hold; null while it is not complete. */
export function answerIn(bytes: Buffer): number | null {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd === -1) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
  const bodyAt = headEnd + HEAD_END.length;
  const isChunked = length === undefined && /\r\ntransfer-encoding: *chunked/i.test(head);
  const isWhole = isChunked
    ? bytes.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
    : bytes.length >= bodyAt + Number(length ?? 0);
  return isWhole ? Number(head.slice(9, 12)) : null;
}
