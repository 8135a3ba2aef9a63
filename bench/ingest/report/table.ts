// The figures for a person: medians of the repetitions.
import { columns, shown } from '../../support/report/lines.ts';
import { medianOf } from '../../support/report/medians.ts';
import type { Measured, PacedResult } from '../measure.ts';
import { type Case, CONTENDERS, contendersOf } from '../plan.ts';
import type { CaseResult } from '../run.ts';
import type { Verified } from '../verify.ts';

const COLUMNS = [
  ['', 'events/s', 'p50 ms', 'p99 ms', 'projected', 'CPU s', 'CPU s', 'MB', 'MB'],
  ['', '', '', '', 'after s', 'server', 'Postgres', 'server', 'Postgres'],
] as const;
const line = columns([26, 10, 9, 9, 11, 8, 10, 8, 10]);

export function tableOf(cases: readonly CaseResult[]): string {
  const blocks = cases.map(({ measured, runs }) => [
    '',
    titleOf(measured),
    ...contendersOf(measured).map((contender) => rowOf(CONTENDERS[contender], runs[contender] ?? [])),
  ]);
  return [...COLUMNS.map(line), ...blocks.flat()].join('\n');
}

function titleOf({ connections, eventsPerRequest }: Case): string {
  const many = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${many(eventsPerRequest, 'event')} per request, ${many(connections, 'connection')}`;
}

function rowOf(name: string, runs: readonly Measured[]): string {
  const figure = (figureOf: (run: Measured) => number | null, digits: number, unit = 1) =>
    shown(medianOf(runs, figureOf), digits, unit);
  return line([
    `  ${name}`,
    figure((run) => run.eventsPerSecond, 0),
    figure((run) => run.sent.p50Ms, 1),
    figure((run) => run.sent.p99Ms, 1),
    runs.some((run) => run.projectedAfterMs !== null) ? figure((run) => run.projectedAfterMs, 1, 1_000) : '–',
    figure((run) => run.server.cpuMs, 2, 1_000),
    figure((run) => run.postgres.cpuMs, 2, 1_000),
    figure((run) => run.server.memoryBytes, 0, 2 ** 20),
    figure((run) => run.postgres.memoryBytes, 0, 2 ** 20),
  ]);
}

export function pacedLines(paced: PacedResult): string {
  const { perSecond, sent, pendingAtEnd, projectedAfterMs, server, postgres } = paced;
  const seconds = Math.round(sent.tookMs / 1_000);
  return [
    `Paced: ${perSecond} events/s for ${seconds} s, one per request`,
    `  accepted    ${shown(paced.eventsPerSecond, 0)}/s, p50 ${shown(sent.p50Ms, 1)} ms, p99 ${shown(sent.p99Ms, 1)} ms`,
    `  projected   ${shown(paced.projectedPerSecond, 0)}/s`,
    `  pending     ${pendingAtEnd} at the end, ${shown(pendingAtEnd / perSecond, 2)} s of traffic; ` +
      `all projected ${shown(projectedAfterMs, 1, 1_000)} s after`,
    `  CPU         server ${shown(server.cpuMs, 1, 1_000)} s, Postgres ${shown(postgres.cpuMs, 1, 1_000)} s`,
    `  memory      server ${shown(server.memoryBytes, 0, 2 ** 20)} MB, ` +
      `Postgres ${shown(postgres.memoryBytes, 0, 2 ** 20)} MB`,
  ].join('\n');
}

export function verifiedLine(verified: Verified): string {
  const { acknowledged, found, lost, duplicated, unknown, messages } = verified;
  const open = unknown > 0 ? `; ${unknown} sent without a 200` : '';
  return (
    `Verified: ${acknowledged} events answered 200, ${found} found, ${lost} lost, ${duplicated} duplicated; ` +
    `${messages.counted} of ${messages.sent} messages counted${open}`
  );
}

/** One line for each kind of answer that was not 200. */
export function otherAnswers(cases: readonly CaseResult[], paced: PacedResult): string[] {
  const all = [
    ...cases.flatMap(({ measured, runs }) =>
      Object.entries(runs).flatMap(([name, list]) =>
        list.map(({ sent }) => ({ name: `${name}, ${titleOf(measured)}`, sent })),
      ),
    ),
    { name: 'vigia, paced', sent: paced.sent },
  ];
  return all.flatMap(({ name, sent }) =>
    Object.entries(sent.others).map(([status, count]) => `${name}: ${count} × ${status}`),
  );
}
