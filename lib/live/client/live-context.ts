'use client';

import { createContext, useContext } from 'react';
import type { Connection } from './connection.ts';
import type { LiveStore } from './live-store.ts';

export type LiveClient = { store: LiveStore; connection: Connection; initialNow: number };

/** The one live context of the application. */
export const LiveContext = createContext<LiveClient | null>(null);

export function useLiveClient(): LiveClient {
  const client = useContext(LiveContext);
  if (!client) throw new Error('useLive needs a LiveProvider above it');
  return client;
}
