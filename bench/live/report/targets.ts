// What the board promises, beside what was measured.
import { atLeast, atMost, type Target } from '../../support/report/targets.ts';
import type { BrowserResult } from '../browser/measure-browser.ts';
import type { Measured } from '../measure.ts';
import { isCase, type LiveCase, MANY_EVENTS, MANY_VIEWERS, nameOf } from '../plan.ts';
import type { CaseResult, LoadResult } from '../run.ts';
import type { StormResult } from '../storm/measure-storm.ts';
import { awayMs } from './storm-lines.ts';

const P99_MS = 500;
const TIMES_FEWER = 5;
const IDLE_MB = 600;
const CONNECTED_S = 10;
const BACK_S = 30;
const ANSWERED_MS = 500;
const FIRST_CHANGE_MS = 150;
const SCRIPT_KIB = { beforeCharts: 190, all: 290 } as const;
const FRAME_MS = 4;
/** 60, less what a timer may be off by. */
const SCROLL_FRAMES = 58;

/** Of what was measured. */
export function targetsOf({ cases, idle, storm }: LoadResult, browser: BrowserResult | null): Target[] {
  const targets = [MANY_EVENTS, MANY_VIEWERS].flatMap((wanted) => {
    const found = cases.find(({ measured }) => isCase(measured, wanted));
    return found ? caseTargets(found, wanted) : [];
  });
  if (idle) {
    const { memoryBytes } = idle.server;
    targets.push(atMost(`${idle.opened.open} idle viewers, MB`, mb(memoryBytes), IDLE_MB));
  }
  if (storm) targets.push(...stormTargets(storm));
  if (browser) {
    const { pixel, scripts, frame, scroll } = browser;
    targets.push(
      atMost('POST to pixel on an idle board, ms', pixel.p50Ms, FIRST_CHANGE_MS),
      atMost('JavaScript before charts, KiB', kib(scripts.beforeCharts), SCRIPT_KIB.beforeCharts),
      atMost('JavaScript with charts, KiB', kib(scripts.all), SCRIPT_KIB.all),
      atMost('frame into the store of 10,000, p95 ms', frame.storeP95Ms, FRAME_MS),
      atMost('  on the page, rendered, p95 ms', frame.p95Ms, FRAME_MS),
      atLeast('scrolling 10,000 rows, frames/s', scroll.framesPerSecond, SCROLL_FRAMES),
    );
  }
  return targets;
}

function caseTargets({ vigia, plain }: CaseResult, wanted: LiveCase): Target[] {
  const name = nameOf(wanted);
  return [
    atMost(`${name}, p99 ms`, vigia.latency.p99Ms, P99_MS),
    atLeast('  bytes an event and viewer, plain ÷ Vigia', ratio(plain, vigia, bytesPerEvent), TIMES_FEWER),
    atLeast('  CPU an event and viewer, plain ÷ Vigia', ratio(plain, vigia, cpuPerEvent), TIMES_FEWER),
  ];
}

/** Where every worker is dead deliveries have to wait for the next one. */
function stormTargets({ opened, falls }: StormResult): Target[] {
  const connected = atMost(`${opened.open} viewers let in, s`, opened.tookMs / 1_000, CONNECTED_S);
  const each = falls.flatMap(({ victims, returns, sent }) => {
    const lastMs = awayMs(returns, 1);
    const back = atMost(`  all back, ${victims} killed, s`, lastMs && lastMs / 1_000, BACK_S);
    if (victims === 'every worker') return [back];
    return [back, atMost('  deliveries meanwhile, p99 ms', sent.p99Ms, ANSWERED_MS)];
  });
  return [connected, ...each];
}

/** Per event that was accepted: the plain way may not keep up, and then sends less. */
function ratio(
  plain: Measured | null,
  vigia: Measured,
  costOf: (one: Measured) => number | null,
): number | null {
  const [theirs, ours] = [plain && costOf(plain), costOf(vigia)];
  return theirs && ours ? theirs / ours : null;
}

function bytesPerEvent({ counted, sent }: Measured): number | null {
  const deliveries = sent.events * counted.viewers;
  return deliveries > 0 ? counted.bytes / deliveries : null;
}

function cpuPerEvent({ counted, sent, server }: Measured): number | null {
  const deliveries = sent.events * counted.viewers;
  return deliveries > 0 && server.cpuMs !== null ? server.cpuMs / deliveries : null;
}

function mb(bytes: number | null): number | null {
  return bytes === null ? null : bytes / 2 ** 20;
}

function kib(bytes: number | null): number | null {
  return bytes === null ? null : bytes / 1_024;
}
