// Compresses what goes to many sockets once. Socket.IO frames a broadcast once for all, but gives up on that where
// websocket compression is on; ws itself would then compress for each socket anew.
import { constants, deflateRawSync } from 'node:zlib';
import { bytesIn, type EnginePacket, engineOf } from './engine.ts';
import type { LiveServerSocket, LiveSocketServer } from './live-socket.ts';

/** Sent whole: a heartbeat gains nothing. */
const LEAST_BYTES = 1_024;
/** The fastest: of a frame of the board an eighth is left. The usual level takes twice the time to leave a tenth. */
const LEVEL = 1;
/** Each message can be read without those before it, or it could not be the same for a newcomer. */
const DEFLATE = { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH } as const;
/** An empty block that ends each message, and that permessage-deflate leaves out (RFC 7692, 7.2.1). */
const TAIL_BYTES = 4;
const OFFER = 'sec-websocket-extensions';
const FINAL_COMPRESSED_TEXT = 0xc1;

/** For Socket.IO's `perMessageDeflate`: it is negotiated, and ws never compresses on its own. */
export const DEFLATE_ONCE = {
  threshold: Number.POSITIVE_INFINITY,
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
} as const;

/** To each socket whose client can read it the compressed frame, to the others the plain one. */
export function deflateOnce(io: LiveSocketServer) {
  const compressed = new WeakMap<readonly Buffer[], EnginePacket['options']>();
  const optionsFor = (frame: readonly Buffer[], options: EnginePacket['options']) => {
    const known = compressed.get(frame);
    if (known) return known;
    const made = { ...options, wsPreEncodedFrame: deflatedFrame(frame) };
    compressed.set(frame, made);
    return made;
  };
  io.engine.on('connection', (conn: LiveServerSocket['conn']) => {
    const { transport } = engineOf(conn);
    if (!transport) return;
    // Otherwise the transport would not take frames that are made already.
    transport.perMessageDeflate = false;
    if (!canInflate(conn.request.headers[OFFER], transport.socket?.extensions)) return;
    conn.on('packetCreate', (packet: EnginePacket) => {
      const frame = packet.options.wsPreEncodedFrame;
      if (frame && bytesIn(frame) >= LEAST_BYTES) packet.options = optionsFor(frame, packet.options);
    });
  });
}

/** Where both sides agreed; a client that keeps a smaller window than ours could not read our frames. */
function canInflate(offer = '', agreed = ''): boolean {
  return agreed.includes('permessage-deflate') && !offer.includes('server_max_window_bits');
}

/** Of a plain frame, head and payload; one buffer, so that a socket writes once. */
function deflatedFrame(frame: readonly Buffer[]): readonly Buffer[] {
  const payload = frame[1] ?? Buffer.alloc(0);
  const body = deflateRawSync(payload, DEFLATE).subarray(0, -TAIL_BYTES);
  return [Buffer.concat([headOf(body.length), body])];
}

/** As a server sends it: whole, compressed, without a mask (RFC 6455, 5.2). */
function headOf(length: number): Buffer {
  if (length < 126) return Buffer.from([FINAL_COMPRESSED_TEXT, length]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = FINAL_COMPRESSED_TEXT;
  if (head.length === 4) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return head;
}
