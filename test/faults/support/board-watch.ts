// A supervisor's browser, as far as the socket is concerned.
import { io } from 'socket.io-client';
import type { Installation } from './installation.ts';
import { until } from './until.ts';

export type BoardWatch = {
  isConnected(): boolean;
  /** Settles when a snapshot or a change has shown the session. */
  sees(sessionId: string, withinMs: number): Promise<unknown>;
  /** Every byte that came, as text. */
  heard(): string;
  close(): void;
};

type Message = { sessions?: readonly { id: string }[] };

export function watchBoard({ url, apiToken }: Pick<Installation, 'url' | 'apiToken'>): BoardWatch {
  const socket = io(url, { transports: ['websocket'], auth: { token: apiToken }, reconnectionDelayMax: 500 });
  const seen = new Set<string>();
  const heard: string[] = [];
  socket.onAny((_event: string, message: Message) => {
    heard.push(JSON.stringify(message));
    for (const { id } of message.sessions ?? []) seen.add(id);
  });
  return {
    isConnected: () => socket.connected,
    sees: (sessionId, withinMs) => until(`the board shows ${sessionId}`, () => seen.has(sessionId), withinMs),
    heard: () => heard.join('\n'),
    close: () => void socket.close(),
  };
}
