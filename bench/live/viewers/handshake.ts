// How a websocket begins.

const HEAD_END = Buffer.from('\r\n\r\n');
const SWITCHING = Buffer.from('HTTP/1.1 101 ');

export function handshakeFor(port: number): string {
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

/** Skips the answer to the handshake, where it is a yes. */
export function afterHandshake(
  read: (piece: Buffer, size: number) => void,
  refused: (problem: string) => void,
) {
  let answer: Buffer | null = Buffer.alloc(0);
  return (piece: Buffer, size: number) => {
    if (answer === null) return read(piece, size);
    answer = Buffer.concat([answer, piece.subarray(0, size)]);
    const end = answer.indexOf(HEAD_END);
    if (end === -1) return;
    if (!answer.subarray(0, SWITCHING.length).equals(SWITCHING)) return refused('a viewer was not let in');
    const rest = answer.subarray(end + HEAD_END.length);
    answer = null;
    if (rest.length > 0) read(rest, rest.length);
  };
}
