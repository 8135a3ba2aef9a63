// What a socket of this product carries, and who lets it in.
import type { Server, Socket } from 'socket.io';
import type { Viewer } from '../../../auth/viewer.ts';
import type { ClientToServer, ServerToClient } from '../../protocol.ts';

export type Credentials = {
  cookie: string | undefined;
  authorization: string | undefined;
  token: string | undefined;
  origin: string | undefined;
};

/** Who is let in; passed in, so that this file knows sockets and nothing of sign-ins. */
export type Door = {
  isAllowedOrigin(origin: string): boolean;
  /** Null: not, or not any more. */
  viewerOf(credentials: Credentials): Promise<Viewer | null>;
};

export type SocketData = { viewer: Viewer; credentials: Credentials };
export type LiveSocketServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type LiveServerSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
