import { describe, expect, it, vi } from 'vitest';
import { accepted, by, ended, eventsOf, opened, said } from '../../../domain/testing/sentences.ts';
import { createConnection } from '../../client/connection.ts';
import { createLiveStore } from '../../client/live-store.ts';
import { createServerClock } from '../../client/server-clock.ts';
import type { Changed, Numbered, Snapshot } from '../../protocol.ts';
import { writeSession } from '../../testing/board-writer.ts';
import {
  heard,
  idsOf,
  inChannel,
  liveServerForTests,
  signedIn,
  somebodyWaits,
} from '../../testing/live-server.ts';
import { snapshotWith } from '../../testing/snapshots.ts';

const server = liveServerForTests();

describe('sockets', () => {
  it('get a snapshot when they connect, then what changes', async () => {
    await server.waitingIn('sales', 's1');
    const client = server.connect();
    await heard<Snapshot>(client, 'snapshot', (snapshot) => idsOf(snapshot).includes('s1'));
    const changed = heard<Changed>(client, 'changed', (change) => idsOf(change).includes('s2'));
    await server.waitingIn('sales', 's2');
    const change = await changed;
    expect(change.sessions).toMatchObject([{ id: 's2', status: 'OPEN', messagesCount: 1 }]);
    expect(change.channels ?? []).toMatchObject([{ id: 'sales' }]);
    expect(change.position).toMatch(/^\d+\.\d+$/);
    expect(Math.abs(change.serverNow - Date.now())).toBeLessThan(5_000);
  });

  it('hear of a session that ends, which is how it leaves the board', async () => {
    await server.waitingIn('sales', 's1');
    const client = server.connect();
    await heard<Snapshot>(client, 'snapshot');
    const gone = heard<Changed>(client, 'changed', (change) => change.sessions?.[0]?.status === 'ENDED');
    const life = eventsOf(opened(), said('customer', 1), accepted(by('Ana'), 5), ended(9));
    await writeSession(server.pool(), inChannel('sales', 's1', life));
    expect((await gone).counters).toMatchObject([{ channelId: 'sales', closed: { ENDED: 1 } }]);
  });

  it('see only the channels they watch', async () => {
    await server.waitingIn('sales', 's1');
    await server.waitingIn('care', 's2');
    const client = server.connect();
    await heard<Snapshot>(client, 'snapshot', (snapshot) => snapshot.sessions.length === 2);
    const seen: string[] = [];
    const watching = heard<Snapshot>(client, 'snapshot');
    expect(await client.emitWithAck('watch', { channels: ['care'] })).toEqual({ ok: true });
    const snapshot = await watching;
    expect(idsOf(snapshot)).toEqual(['s2']);
    expect(snapshot.channels.map(({ id }) => id)).toEqual(['care']);
    client.on('changed', (change: Changed) => seen.push(...idsOf(change)));
    const changed = heard<Changed>(client, 'changed', (change) => idsOf(change).includes('s4'));
    await server.waitingIn('sales', 's3');
    await server.waitingIn('care', 's4');
    await changed;
    expect(seen).toEqual(['s4']);
  });

  it('are told frames without a gap, also one that comes into a room where others are', async () => {
    const first = server.connect();
    await heard<Snapshot>(first, 'snapshot');
    const changed = heard<Changed>(first, 'changed', (change) => idsOf(change).includes('s1'));
    await server.waitingIn('sales', 's1');
    await changed;
    const second = server.connect();
    const numbers: number[] = [];
    second.onAny((_event: string, { frame }: Numbered) => numbers.push(frame));
    const snapshot = await heard<Snapshot & Numbered>(second, 'snapshot');
    expect(snapshot.frame).toBeGreaterThan(0);
    for (const id of ['s2', 's3', 's4']) {
      const told = heard<Changed>(second, 'changed', (change) => idsOf(change).includes(id));
      await server.waitingIn('sales', id);
      await told;
    }
    expect(numbers.length).toBeGreaterThan(3);
    expect(numbers).toEqual(numbers.map((_, n) => snapshot.frame + n));
  });

  it('survive watches that make no sense, with and without an acknowledgement', async () => {
    const client = server.connect();
    await heard<Snapshot>(client, 'snapshot');
    for (const nonsense of [
      null,
      7,
      'all',
      [],
      { channels: 'all' },
      { channels: [{}] },
      { channels: [null] },
    ]) {
      expect(await client.emitWithAck('watch', nonsense)).toEqual({ ok: false });
    }
    client.emit('watch', { channels: [] });
    client.emit('watch');
    const snapshot = heard<Snapshot>(client, 'snapshot');
    expect(await client.emitWithAck('watch', {})).toEqual({ ok: true });
    await snapshot;
  });

  it('hear a heartbeat when nothing happens', { timeout: 15_000 }, async () => {
    const client = server.connect();
    await heard<Snapshot>(client, 'snapshot');
    const first = await heard<Changed>(client, 'changed');
    const second = await heard<Changed>(client, 'changed');
    expect(second.serverNow - first.serverNow).toBeLessThanOrEqual(5_500);
    expect(second.asOf).toBeGreaterThan(first.asOf);
  });

  it('show the browser what the server shows, again after the server was away', async () => {
    await server.waitingIn('sales', 's1');
    const store = createLiveStore(snapshotWith());
    const socketOf = () =>
      server.connect(signedIn, { autoConnect: false, reconnection: true, reconnectionDelay: 50 });
    const connection = createConnection(store, createServerClock(snapshotWith()), socketOf);
    connection.start();
    await vi.waitFor(() => expect([...store.getState().sessions.keys()]).toEqual(['s1']));
    await server.stop();
    await vi.waitFor(() => expect(connection.getLink().status).toBe('offline'));
    await somebodyWaits(server.pool(), 'sales', 's2');
    await server.restart();
    await vi.waitFor(
      () => expect([...store.getState().sessions.keys()].sort()).toEqual(['s1', 's2']),
      12_000,
    );
    expect(connection.getLink().status).toBe('live');
    connection.stop();
  });
});
