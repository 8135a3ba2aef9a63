import { describe, expect, it } from 'vitest';
import type { Changed, Snapshot } from '../../protocol.ts';
import { inTransaction, note } from '../../testing/board-writer.ts';
import { heard, idsOf, liveServerForTests, OURS, signedIn, vera } from '../../testing/live-server.ts';

const server = liveServerForTests();

describe('sockets', () => {
  it('of a limited viewer get no byte of another channel, whatever they ask for', async () => {
    server.viewers.set('login=vera', { ...vera, channels: ['care'] });
    await server.waitingIn('sales', 'CANARY-1');
    const client = server.connect();
    const bytes: string[] = [];
    client.onAny((...message) => bytes.push(JSON.stringify(message)));
    await heard<Snapshot>(client, 'snapshot');
    const again = heard<Snapshot>(client, 'snapshot');
    await client.emitWithAck('watch', { channels: ['sales', 'care'], room: 'all', org: '60001' });
    await again;
    const changed = heard<Changed>(client, 'changed', (change) => idsOf(change).includes('s2'));
    await server.waitingIn('sales', 'CANARY-2');
    await server.waitingIn('care', 's2');
    await changed;
    expect(bytes.join()).not.toMatch(/CANARY|sales/);
  });

  it('are refused without a sign-in', async () => {
    const client = server.connect({ origin: OURS });
    expect((await heard<Error>(client, 'connect_error')).message).toBe('unauthenticated');
  });

  it('are refused when another site opens them, whoever is signed in', async () => {
    const client = server.connect({ ...signedIn, origin: 'http://evil.test' });
    expect((await heard<Error>(client, 'connect_error')).message).toBe('websocket error');
  });

  it('without an Origin cannot use a cookie, only a bearer token', async () => {
    const refused = server.connect({ cookie: 'login=vera' });
    expect((await heard<Error>(refused, 'connect_error')).message).toBe('unauthenticated');
    await heard<Snapshot>(server.connect({}, { auth: { token: 'secret-token' } }), 'snapshot');
    await heard<Snapshot>(server.connect({ authorization: 'secret-token' }), 'snapshot');
  });

  it('are closed at once when their user is named as changed and may not look any more', async () => {
    const client = server.connect();
    await heard<Snapshot>(client, 'snapshot');
    const closed = heard<string>(client, 'disconnect');
    server.viewers.delete('login=vera');
    await inTransaction(server.pool(), (tx) => note(tx, 'user', 'u1'));
    expect(await closed).toBe('io server disconnect');
  });

  it('see less as soon as their user may see less', async () => {
    await server.waitingIn('sales', 's1');
    const client = server.connect();
    await heard<Snapshot>(client, 'snapshot', (snapshot) => snapshot.sessions.length === 1);
    const narrowed = heard<Snapshot>(client, 'snapshot');
    server.viewers.set('login=vera', { ...vera, channels: ['care'] });
    await inTransaction(server.pool(), (tx) => note(tx, 'user', 'u1'));
    expect((await narrowed).sessions).toEqual([]);
  });

  it('are closed for a message that is too large', async () => {
    const client = server.connect();
    await heard<Snapshot>(client, 'snapshot');
    const closed = heard<string>(client, 'disconnect');
    client.emit('watch', { channels: ['x'.repeat(70_000)] });
    expect(await closed).toBe('transport close');
  });

  it('are closed when they flood, and nobody else is', async () => {
    const calm = server.connect();
    const client = server.connect();
    await Promise.all([heard<Snapshot>(calm, 'snapshot'), heard<Snapshot>(client, 'snapshot')]);
    const closed = heard<string>(client, 'disconnect');
    for (let n = 0; n < 60; n += 1) client.emit('anything', n);
    await closed;
    expect(calm.connected).toBe(true);
  });
});
