// A balancer as plain as can be: connections go to the machines in turn, past one that refuses them. Nothing is sticky.
import { connect, createServer, type Socket } from 'node:net';

export type TcpBalancer = { url: string; close(): Promise<void> };

type Wanted = {
  port: number;
  /** Ports of the machines. */
  upstreams: readonly number[];
  /** Sees what clients send. */
  look?: (chunk: Buffer) => void;
};

export async function startTcpBalancer({ port, upstreams, look }: Wanted): Promise<TcpBalancer> {
  const open = new Set<Socket>();
  let turn = 0;

  function pass(client: Socket, [next, ...others]: readonly number[]): void {
    if (next === undefined) return void client.resetAndDestroy();
    const server = connect(next, '127.0.0.1');
    const tryOthers = () => pass(client, others);
    server.once('error', tryOthers);
    server.once('connect', () => {
      server.off('error', tryOthers);
      join(client, server);
    });
  }

  function join(client: Socket, server: Socket): void {
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(from);
      from.setNoDelay();
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
    if (look) client.on('data', look);
  }

  const door = createServer((client) => {
    client.on('error', () => undefined);
    const first = turn % upstreams.length;
    turn += 1;
    pass(client, [...upstreams.slice(first), ...upstreams.slice(0, first)]);
  });
  await new Promise<void>((resolve) => door.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => door.close(resolve));
    },
  };
}
