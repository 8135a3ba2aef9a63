// The wake-up call of the change feed. It may be missed at any time: whoever listens polls as well.
import { Client } from 'pg';
import { log } from '../../log.ts';

export const CHANGE_CHANNEL = 'vigia_change';

const RETRY_MS = { first: 250, most: 5_000 };

export type ChangeListener = { close(): Promise<void> };

/** Holds one connection of its own, and gets a new one whenever that is lost. `onWake` also runs after each LISTEN. */
export function listenForChanges(connectionString: string, onWake: () => void): ChangeListener {
  let client: Client | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = RETRY_MS.first;
  let closed = false;

  async function connect() {
    const opened = new Client({
      connectionString,
      application_name: 'vigia-listen',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    });
    client = opened;
    opened.on('error', () => lose(opened));
    opened.on('end', () => lose(opened));
    opened.on('notification', onWake);
    try {
      await opened.connect();
      await opened.query(`LISTEN ${CHANGE_CHANNEL}`);
      retryMs = RETRY_MS.first;
      onWake();
    } catch (error) {
      log.warn({ error }, 'cannot listen for changes, polling instead');
      lose(opened);
    }
  }

  function lose(lost: Client) {
    if (client !== lost) return;
    client = null;
    lost.end().catch(() => undefined);
    if (closed) return;
    retry = setTimeout(() => void connect(), retryMs);
    retryMs = Math.min(retryMs * 2, RETRY_MS.most);
  }

  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
