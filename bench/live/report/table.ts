// The figures for a person.

import type { ProcessUsage } from '../../support/processes/usage.ts';
import { columns, shown } from '../../support/report/lines.ts';
import type { BrowserResult } from '../browser/measure-browser.ts';
import type { Measured } from '../measure.ts';
import { nameOf } from '../plan.ts';
import type { CaseResult, IdleResult } from '../run.ts';

const HEADS = [
  ['', 'accepted', 'p50', 'p95', 'p99', 'frames/s', 'KB/s', 'CPU %', 'CPU %', 'MB', 'MB', 'CPU %'],
  ['', '/s', 'ms', 'ms', 'ms', 'a viewer', 'a viewer', 'server', 'Postgres', 'server', 'Postgres', 'viewers'],
] as const;
const line = columns([12, 10, 8, 8, 8, 10, 10, 8, 10, 8, 10, 9]);
/** Of the machine: with more, speeds say little. */
const MUCH = 0.1;
const MB = 2 ** 20;
const KB = 1_000;

export function tableOf(cases: readonly CaseResult[]): string {
  const blocks = cases.map(({ measured, vigia, plain }) => [
    '',
    nameOf(measured),
    row('  Vigia', vigia),
    ...(plain ? [row('  plain', plain)] : []),
    ...projectionLine(vigia),
    ...processLine(vigia),
    ...remarksOn('Vigia', vigia),
    ...(plain ? remarksOn('plain', plain) : []),
  ]);
  return [...HEADS.map(line), ...blocks.flat()].join('\n');
}

function row(name: string, one: Measured): string {
  const { latency, server, postgres, seconds, counted } = one;
  return line([
    name,
    shown(one.acceptedPerSecond, 0),
    shown(latency.p50Ms, 0),
    shown(latency.p95Ms, 0),
    shown(latency.p99Ms, 0),
    shown(one.framesPerSecond, 1),
    shown(one.bytesPerSecond, 1, KB),
    percent(server.cpuMs, seconds),
    percent(postgres.cpuMs, seconds),
    shown(server.memoryBytes, 0, MB),
    shown(postgres.memoryBytes, 0, MB),
    percent(counted.cpuMs, seconds),
  ]);
}

/** Of one core. */
function percent(cpuMs: number | null, seconds: number): string {
  return shown(cpuMs, 0, seconds * 10);
}

/** How much of the way lies before the first viewer could be told; the rest is the frame's interval and the sending. */
function projectionLine({ projection, framesPerSecond }: Measured): string[] {
  if (projection === null) return [];
  const every = framesPerSecond > 0 ? shown(1_000 / framesPerSecond, 0) : 'n/a';
  return [
    `    received to projected: p50 ${shown(projection.p50Ms, 0)} ms, p99 ${shown(projection.p99Ms, 0)} ms; ` +
      `a frame every ${every} ms`,
  ];
}

/** The spare works for nobody, and shows as one that uses next to nothing. */
function processLine({ processes, seconds }: Measured): string[] {
  const busiest = [...processes].sort((one, other) => (other.cpuMs ?? 0) - (one.cpuMs ?? 0));
  const told = busiest.map(
    (one) => `${roleOf(one)} ${percent(one.cpuMs, seconds)} % ${shown(one.memoryBytes, 0, MB)} MB`,
  );
  return told.length > 0 ? [`    Vigia's processes: ${told.join(', ')}`] : [];
}

function roleOf({ name }: ProcessUsage): string {
  if (name.includes('start.mjs')) return 'start';
  return /server\.js (\w+)$/.exec(name)?.[1] ?? 'primary';
}

function remarksOn(name: string, one: Measured): string[] {
  const { latency, measured, counted, opened, sent } = one;
  const heardOf = latency.heard + latency.missing;
  const others = Object.entries(sent.others).map(([status, count]) => `${count} × ${status}`);
  const remarks = [
    one.acceptedPerSecond < measured.perSecond * 0.95 && 'did not keep up with what was sent',
    latency.missing > 0 && `${latency.missing} of ${heardOf} not heard in time`,
    counted.lost > 0 && `${counted.lost} viewers were dropped`,
    opened.refused > 0 && `${opened.refused} viewers were not let in`,
    others.length > 0 && `answers ${others.join(', ')}`,
    (one.otherLoad ?? 0) > MUCH && `other programs took ${shown(one.otherLoad, 0, 0.01)} % of the machine`,
  ].filter((remark) => typeof remark === 'string');
  return remarks.length > 0 ? [`    ${name}: ${remarks.join('; ')}`] : [];
}

export function idleLine({ opened, before, server }: IdleResult): string {
  return (
    `${opened.open} idle viewers, connected in ${shown(opened.tookMs, 1, 1_000)} s: server ` +
    `${shown(before.memoryBytes, 0, MB)} → ${shown(server.memoryBytes, 0, MB)} MB` +
    (opened.refused > 0 ? `; ${opened.refused} were not let in` : '')
  );
}

export function browserLines(browser: BrowserResult): string {
  const { pixel, lcpMs, scripts, frame, scroll, waiting } = browser;
  return [
    `In Chromium, with ${waiting} waiting where sessions matter`,
    `  POST to pixel    median ${shown(pixel.p50Ms, 0)} ms, p95 ${shown(pixel.p95Ms, 0)} ms, idle board`,
    `  LCP              ${shown(lcpMs.empty, 0)} ms idle board, ${shown(lcpMs.full, 0)} ms full board`,
    `  JavaScript       ${shown(scripts.beforeCharts, 1, 1_024)} KiB gzip, ${shown(scripts.all, 1, 1_024)} with charts`,
    `  frame            median ${shown(frame.p50Ms, 1)} ms, p95 ${shown(frame.p95Ms, 1)} ms with rendering, ` +
      `${frame.frames} frames; store alone p95 ${shown(frame.storeP95Ms, 1)} ms (Node)`,
    `  scrolling        ${shown(scroll.framesPerSecond, 1)} frames/s, p95 ${shown(scroll.p95Ms, 1)} ms between two`,
  ].join('\n');
}
