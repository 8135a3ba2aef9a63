// The whole process tree: one primary, one short-lived preparing process, and identical workers. Each of them runs this
// file, and boots in the order of the lines below. Modules are loaded where they are needed, so that the primary stays
// small and a worker takes webhooks before it has loaded Next.
import type { Server } from 'node:http';
import type { Env } from './lib/env.ts';
import type { Handler } from './lib/http-server/http-server.ts';
import { explainFailure } from './lib/supervisor/failure.ts';
import { createShutdown, type Shutdown } from './lib/supervisor/shutdown.ts';

/** How long a worker that is told to stop still takes requests. */
const LAST_CALL_MS = 500;
/** A Postgres that does not answer must not keep a worker from listening for longer. */
const LEARNED_WITHIN_MS = 1_000;

const [role = 'primary'] = process.argv.slice(2);
const boot = { primary: runPrimary, prepare: runPrepare, worker: runWorker }[role] ?? runPrimary;
// Ctrl-C, and a terminal that closes, reach every process of the tree at once; only the primary acts on it, and ends the
// others in order. Without a terminal, SIGHUP asks for a restart of the workers.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
const stopSignals: NodeJS.Signals[] = process.stdout.isTTY
  ? ['SIGTERM', 'SIGINT', 'SIGHUP']
  : ['SIGTERM', 'SIGINT'];
const shutdown = createShutdown({
  signals: role === 'primary' ? stopSignals : ['SIGTERM'],
  limitMs: 9500,
});

const booted = boot(shutdown);
shutdown.waitFor(booted);
await booted.catch((error: unknown) => {
  if (!shutdown.signal.aborted) explainFailure(error);
  return shutdown.stop(1);
});

async function runPrimary({ add, signal, unlessStopping }: Shutdown): Promise<void> {
  const { env } = await import('./lib/env.ts');
  const settings = env();

  const { lockDataDir } = await import('./lib/supervisor/data-dir-lock.ts');
  const lock = lockDataDir(settings.dataDir);
  add(async () => lock.release());

  const { checkListenAddress } = await import('./lib/http-server/listen-address.ts');
  await checkListenAddress(settings);

  const { openDatabase } = await import('./lib/db/connection/database.ts');
  const database = await openDatabase(settings, say);
  add(database.stop);

  const { prepareDatabase } = await import('./lib/supervisor/prepare.ts');
  const prepared = await prepareDatabase({ url: database.url, say, signal });

  const { startWorkers } = await import('./lib/supervisor/workers.ts');
  const workerEnv = { DATABASE_URL: database.url, VIGIA_SECRET: prepared.secret };
  const spares = process.env.NODE_ENV === 'production' ? 1 : 0;
  const workers = startWorkers({ count: settings.workers, spares, env: workerEnv });
  add(() => workers.drain(8000));
  const { log } = await import('./lib/log.ts');
  database.keepRunning(() => log.error('PostgreSQL has ended; starting it again'));
  await unlessStopping(workers.ready);
  const { startRestarts } = await import('./lib/supervisor/restarts.ts');
  add(
    startRestarts({
      url: database.url,
      say,
      signal,
      restart: workers.restart,
      isService: !process.stdout.isTTY,
    }),
  );

  if (settings.demo) {
    const { startFeeder } = await import('./simulator/feeder.ts');
    add(startFeeder({ webhookUrl: ownWebhookUrl(settings), dataDir: settings.dataDir }));
  }
  const { greetingOf } = await import('./lib/supervisor/greeting.ts');
  say(greetingOf({ publicUrl: settings.publicUrl, demo: demoSignIn(settings), prepared }));
}

async function runPrepare(): Promise<void> {
  const { env } = await import('./lib/env.ts');
  const settings = env();
  const url = settings.databaseUrl ?? '';

  const { withAdvisoryLock } = await import('./lib/db/connection/advisory-lock.ts');
  const { migrate, readMigrations } = await import('./lib/db/migrate/migrate.ts');
  const { ensureInstallation } = await import('./lib/installation.ts');
  const tell = (line: string) => process.send?.({ kind: 'said', line });
  const prepared = await withAdvisoryLock(url, async () => {
    await migrate(url, await readMigrations(process.cwd()));
    return ensureInstallation(settings, tell);
  });

  if (settings.demo) {
    tell('Filling the board with a few hours of an invented day…');
    const { seedDemo } = await import('./simulator/seed.ts');
    await seedDemo();
  }
  process.send?.({ kind: 'prepared', prepared }, () => process.exit(0));
}

async function runWorker({ add, stop }: Shutdown): Promise<void> {
  const { endOnBugs } = await import('./lib/supervisor/failure.ts');
  endOnBugs();
  const { env, blockListOf } = await import('./lib/env.ts');
  const settings = env();
  const { openPrimaryLine } = await import('./lib/supervisor/primary-line.ts');
  const line = openPrimaryLine(() => void stop(0));
  const { readiness } = await import('./lib/http-server/readiness.ts');
  const { closeGently, createHttpServer } = await import('./lib/http-server/http-server.ts');
  const server = createHttpServer();
  const running: Running = {};
  add(async () => {
    readiness().draining = true;
    // Connections that the kernel has taken already would be reset by closing at once.
    await new Promise((resolve) => setTimeout(resolve, LAST_CALL_MS));
    await Promise.all([running.live?.close(), closeGently(server, 6000)]);
    await Promise.all([running.projector?.stop(), running.draining?.stop()]);
    await running.pages?.close();
  });

  const { listenForDeliveries: receiveWebhook } = await import('./lib/ingest/receive/listener.ts');
  const { learnSources } = await import('./lib/ingest/receive/known-sources.ts');
  const learned = learnSources(Date.now());
  const { createFrontDoor } = await import('./lib/http-server/front-door.ts');
  const pages = new Promise((resolve) => server.once('listening', resolve)).then(() =>
    openPages(server, running),
  );
  const { allMetrics } = line;
  const trustedProxies = blockListOf(settings.trustedProxy);
  server.on('request', createFrontDoor({ ...settings, trustedProxies, receiveWebhook, allMetrics, pages }));
  const { listen } = await import('./lib/http-server/listen-address.ts');
  const { startDraining } = await import('./lib/ingest/accept/drain.ts');
  line.tell({ kind: 'loaded' });
  if (!(await line.called)) return;
  // Before the first webhook, or one that comes while Postgres is away would be told to come again.
  await Promise.race([learned, new Promise((resolve) => setTimeout(resolve, LEARNED_WITHIN_MS))]);
  const refusal = await listen(server, settings);
  if (refusal) {
    line.tell({ kind: 'refused', message: refusal });
    // Alive it would count as one that serves, and nobody would ever try again.
    return void stop(1);
  }
  readiness().acceptsWebhooks = true;
  line.tell({ kind: 'listening' });
  running.draining = startDraining();

  await pages;
  line.tell({ kind: 'ready' });
}

type Running = {
  draining?: { stop(): Promise<void> };
  projector?: { stop(): Promise<void> };
  live?: { close(): Promise<void> };
  pages?: { close(): Promise<void> };
};

/** Everything that a worker does beyond taking webhooks; until it is there, requests for it wait. */
async function openPages(server: Server, running: Running): Promise<Handler> {
  const { startProjector } = await import('./lib/ingest/project/projector.ts');
  running.projector = startProjector();
  const { startLive } = await import('./lib/live/server/start.ts');
  const live = await startLive(server);
  running.live = live;
  const { env } = await import('./lib/env.ts');
  const { loadPages } = await import('./lib/http-server/pages.ts');
  const { host, port } = env();
  const [pages] = await Promise.all([loadPages({ httpServer: server, hostname: host, port }), live.ready]);
  running.pages = pages;
  return pages.handle;
}

/** scripts/demo.mjs sets both variables. */
function demoSignIn({ demo, adminEmail = '', adminPassword = '' }: Env) {
  return demo ? { email: adminEmail, password: adminPassword } : null;
}

/** As the feeder reaches it, which runs on this machine. */
function ownWebhookUrl({ host, port, webhookToken = '' }: Env): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}/api/webhooks/zoho-desk/${webhookToken}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
