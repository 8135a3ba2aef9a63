// `npm run simulate`: real-shape deliveries to a webhook URL.
import { HELP, readOptions, type SimulateOptions } from '../simulator/sending/options.ts';
import { deliveriesFor } from '../simulator/sending/run.ts';
import { type Answer, type SendReport, send } from '../simulator/sending/sender.ts';

const PROGRESS_EVERY_MS = 5_000;

const read = readOptions(process.argv.slice(2));
if (read.kind === 'help') process.stdout.write(HELP);
else if (read.kind === 'mistake') giveUp(read.message);
else await run(read.options);

async function run(options: SimulateOptions): Promise<void> {
  const now = Date.now();
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const until = options.durationMs === 0 ? Number.POSITIVE_INFINITY : now + options.durationMs;
  const progress = createProgress();
  const telling = setInterval(progress.tell, PROGRESS_EVERY_MS);
  const report = await send(deliveriesFor(options, now), {
    url: options.url,
    concurrency: options.concurrency,
    until,
    signal: stopping.signal,
    onAnswer: progress.count,
  });
  clearInterval(telling);
  process.stdout.write(`${summaryOf(report)}\n`);
  if (report.deliveries > 0 && report.answers['200'] === undefined) process.exitCode = 1;
}

function createProgress() {
  let deliveries = 0;
  let events = 0;
  return {
    count({ delivery }: Answer) {
      deliveries += 1;
      events += delivery.events;
    },
    tell: () => process.stdout.write(`${deliveries} deliveries, ${events} events so far\n`),
  };
}

function summaryOf(report: SendReport): string {
  const answers = Object.entries(report.answers).map(([status, count]) =>
    status === 'none' ? `${count} without an answer` : `${count} × ${status}`,
  );
  const times =
    report.medianMs === null || report.p95Ms === null
      ? ''
      : `; median ${report.medianMs.toFixed(1)} ms, p95 ${report.p95Ms.toFixed(1)} ms`;
  const behind =
    report.behindMs > 2_000 ? `; ${Math.round(report.behindMs / 1_000)} s behind at the end` : '';
  return `${report.deliveries} deliveries, ${report.events} events: ${answers.join(', ') || 'nothing sent'}${times}${behind}`;
}

function giveUp(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
