'use client';

import { createContext, useContext } from 'react';
import type { Connection, Link } from './connection.ts';
import type { LiveStore } from './live-store.ts';

export type LiveClient = {
  store: LiveStore;
  connection: Connection;
  /** What hydration must see: the clock and the link as the server painted them. */
  initialNow: number;
  initialLink: Link;
};

/** The one live context of the application. */
export const LiveContext = createContext<LiveClient | null>(null);

export function useLiveClient(): LiveClient {
  const client = useContext(LiveContext);
  if (!client) throw new Error('useLive needs a LiveProvider above it');
  return client;
}
