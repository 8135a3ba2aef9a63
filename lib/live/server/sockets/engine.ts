// What Engine.IO keeps behind a socket and its public types leave out.
import type { LiveServerSocket } from './live-socket.ts';

export type EnginePacket = {
  data?: unknown;
  options: {
    /** The websocket frame, where one was made for all who are told the same. */
    wsPreEncodedFrame?: readonly Buffer[];
  };
};

type EngineSocket = {
  writeBuffer?: readonly EnginePacket[];
  transport?: {
    perMessageDeflate?: unknown;
    socket?: { bufferedAmount?: number; extensions?: string; terminate?: () => void };
  };
};

export function engineOf(conn: LiveServerSocket['conn']): EngineSocket {
  return conn as unknown as EngineSocket;
}

/** As it goes over the wire, or as near to it as is known. */
export function bytesOf({ data, options }: EnginePacket): number {
  if (options.wsPreEncodedFrame) return bytesIn(options.wsPreEncodedFrame);
  return typeof data === 'string' ? data.length : 0;
}

export function bytesIn(frame: readonly Buffer[]): number {
  return frame.reduce((sum, { length }) => sum + length, 0);
}
