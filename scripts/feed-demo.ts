// The process behind `npm run demo` that keeps the invented shop alive. Ends with its parent.
import { feed } from '../simulator/feeder.ts';

const { VIGIA_FEED_URL: webhookUrl = '', VIGIA_FEED_DATA_DIR: dataDir = '' } = process.env;
const stopping = new AbortController();
// Ctrl-C reaches every process of the tree at once; the parent says when.
process.on('SIGINT', () => undefined);
for (const event of ['SIGTERM', 'disconnect'] as const) process.once(event, () => stopping.abort());

await feed({ webhookUrl, dataDir }, stopping.signal).catch((error: unknown) => {
  process.stderr.write(
    `The demonstration is not fed any more: ${error instanceof Error ? error.message : error}\n`,
  );
  process.exitCode = 1;
});
if (process.connected) process.disconnect();
