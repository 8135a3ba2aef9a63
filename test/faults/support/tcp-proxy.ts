// A loopback proxy in front of Postgres that can be slow, narrow, frozen, deaf or cut at a chosen moment.
import { createServer, type Socket, connect as tcpConnect } from 'node:net';

/**
 * `slow`: each reply comes so much later. `narrow`: so many bytes a second and direction. `frozen`: bytes wait. `deaf`:
 * connections are taken and nothing ever answers, also not after the fault. `gone`: connections are reset.
 */
export type ProxyMode =
  | { kind: 'open' }
  | { kind: 'slow'; ms: number }
  | { kind: 'narrow'; bytesPerSecond: number }
  | { kind: 'frozen' }
  | { kind: 'deaf' }
  | { kind: 'gone' };

export type TcpProxy = {
  port: number;
  /** Connections that are open now. */
  connections(): number;
  set(mode: ProxyMode): void;
  /** Resets every connection. */
  cut(): void;
  /** The next `times` that a client sends one of `texts`, its connection is cut once Postgres has done it. */
  cutAfter(texts: readonly string[], times: number): void;
  /** How many of those cuts are still to come. */
  cutsLeft(): number;
  close(): Promise<void>;
};

type Pair = { client: Socket; server: Socket; isDoomed: boolean };

export async function startTcpProxy(port: number, target: number): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let mode: ProxyMode = { kind: 'open' };
  let thawed: (() => void)[] = [];
  let doom = { texts: [] as readonly string[], left: 0 };

  /** Settles when these bytes may go on; false: never. */
  async function passes(bytes: number, isReply: boolean): Promise<boolean> {
    while (mode.kind === 'frozen') await new Promise<void>((resolve) => thawed.push(resolve));
    if (mode.kind === 'deaf') return false;
    const waitMs =
      mode.kind === 'slow' && isReply
        ? mode.ms
        : mode.kind === 'narrow'
          ? (bytes / mode.bytesPerSecond) * 1000
          : 0;
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    return true;
  }

  function forward(from: Socket, to: Socket, look: (chunk: Buffer) => boolean, isReply: boolean): void {
    let turn: Promise<void> = Promise.resolve();
    from.on('data', (chunk) => {
      from.pause();
      turn = turn.then(async () => {
        if ((await passes(chunk.length, isReply)) && look(chunk) && to.writable) to.write(chunk);
        from.resume();
      });
    });
    from.on('end', () => void turn.then(() => to.end()));
  }

  function onClient(client: Socket): void {
    if (mode.kind === 'gone') return void client.resetAndDestroy();
    const pair: Pair = { client, server: tcpConnect(target, '127.0.0.1'), isDoomed: false };
    pairs.add(pair);
    client.setNoDelay();
    pair.server.setNoDelay();
    forward(client, pair.server, (chunk) => judge(pair, chunk), false);
    forward(pair.server, client, () => !executed(pair), true);
    for (const [one, other] of [
      [client, pair.server],
      [pair.server, client],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => {
        pairs.delete(pair);
        if (mode.kind !== 'deaf') other.destroy();
      });
    }
  }

  function judge(pair: Pair, chunk: Buffer): boolean {
    if (doom.left > 0 && !pair.isDoomed && doom.texts.some((text) => chunk.includes(text))) {
      doom.left -= 1;
      pair.isDoomed = true;
    }
    return true;
  }

  function executed(pair: Pair): boolean {
    if (pair.isDoomed) pair.client.resetAndDestroy();
    return pair.isDoomed;
  }

  const cut = () => {
    for (const { client, server } of pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  };
  const door = createServer(onClient);
  await new Promise<void>((resolve) => door.listen(port, '127.0.0.1', resolve));
  return {
    port,
    connections: () => pairs.size,
    cut,
    cutAfter: (texts, times) => {
      doom = { texts, left: times };
    },
    cutsLeft: () => doom.left,
    set: (next) => {
      mode = next;
      for (const go of thawed.splice(0)) go();
      if (mode.kind === 'gone') cut();
    },
    close: async () => {
      mode = { kind: 'open' };
      thawed = [];
      cut();
      await new Promise((resolve) => door.close(resolve));
    },
  };
}
