'use client';

import { type ReactNode, useEffect, useState } from 'react';
import type { Snapshot } from '../protocol.ts';
import { createConnection, firstLink, type LiveSocket, openSocket } from './connection.ts';
import { type LiveClient, LiveContext } from './live-context.ts';
import { createLiveStore } from './live-store.ts';
import { createServerClock } from './server-clock.ts';

type LiveProviderProps = { initial: Snapshot; children: ReactNode; socketOf?: () => LiveSocket };

/** `initial` paints the first screen, on the server too; from then on the socket's snapshots count. */
export function LiveProvider({ initial, children, socketOf = openSocket }: LiveProviderProps) {
  const [client] = useState(() => liveClient(initial, socketOf));
  const { connection } = client;

  useEffect(() => {
    connection.start();
    const wake = () => {
      if (document.visibilityState === 'visible') connection.wake();
    };
    const events = ['online', 'pageshow', 'visibilitychange'] as const;
    for (const event of events) window.addEventListener(event, wake, true);
    return () => {
      for (const event of events) window.removeEventListener(event, wake, true);
      connection.stop();
    };
  }, [connection]);

  return <LiveContext value={client}>{children}</LiveContext>;
}

function liveClient(initial: Snapshot, socketOf: () => LiveSocket): LiveClient {
  const store = createLiveStore(initial);
  const connection = createConnection(store, createServerClock(initial), socketOf);
  return { store, connection, initialNow: initial.asOf, initialLink: firstLink(initial) };
}
