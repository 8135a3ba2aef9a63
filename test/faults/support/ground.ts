// Where a fault test happens: a Postgres, a proxy in front of it, and an installation that only knows the proxy.
import { type LiveViewer, openViewer } from '../../machines/support/live-viewer.ts';
import { chance, type Random } from './chance.ts';
import { createInstallation, type Installation } from './installation.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { type FaultyPostgres, startFaultyPostgres } from './postgres.ts';
import { type Sender, startSender } from './sender.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
import { createTraffic, type Traffic } from './traffic.ts';
import { type Verdict, verify } from './verify.ts';

export type FaultGround = {
  postgres: FaultyPostgres;
  proxy: TcpProxy;
  vigia: Installation;
  /** Connected through every fault. */
  viewer: LiveViewer;
  ledger: Ledger;
  traffic: Traffic;
  random: Random;
  send(how?: { perSecond?: number; connections?: number; eventsAtMost?: number }): Sender;
  verify(expected?: Parameters<typeof verify>[2]): Promise<Verdict>;
  close(): Promise<void>;
};

/** Uses `port` and the two after it. */
export async function openGround(port: number, env: Record<string, string> = {}): Promise<FaultGround> {
  const postgres = await startFaultyPostgres(port + 2);
  const proxy = await startTcpProxy(port + 1, Number(new URL(postgres.url).port));
  const databaseUrl = new URL(postgres.url);
  databaseUrl.port = String(proxy.port);
  const vigia = createInstallation({ port, databaseUrl: databaseUrl.href, env });
  const random = chance();
  const traffic = createTraffic(random);
  const ledger = createLedger();
  const viewer = openViewer(vigia.url, vigia.apiToken);
  return {
    ...{ postgres, proxy, vigia, viewer, ledger, traffic, random },
    send: (how) => startSender({ url: vigia.webhookUrl, traffic, ledger, random, ...how }),
    verify: (expected) => verify({ postgres, vigia, viewer }, ledger, expected),
    close: async () => {
      viewer.close();
      proxy.set({ kind: 'open' });
      await postgres.thaw();
      await vigia.close();
      await proxy.close();
      await postgres.close();
    },
  };
}
