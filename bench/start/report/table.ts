// The figures for a person, in seconds.
import { columns, shown } from '../../support/report/lines.ts';
import type { MeasuredStart } from '../measure.ts';
import { STEP_NAMES } from '../steps.ts';

export type StartResult = { first: MeasuredStart; second: MeasuredStart; installMs: number };

const line = columns([26, 14, 14]);

export function tableOf({ first, second, installMs }: StartResult): string {
  const starts = [first, second];
  const steps = STEP_NAMES.map((name) =>
    line([
      `  ${name}`,
      ...starts.map(({ steps }) => seconds(steps.find((step) => step.name === name)?.tookMs)),
    ]),
  );
  return [
    line(['s', 'fresh clone', 'second start']),
    line(['command to living board', ...starts.map(({ livingMs }) => seconds(livingMs))]),
    ...steps,
    line(['Ctrl-C to nothing left', ...starts.map(({ stopMs }) => seconds(stopMs))]),
    line(['npm ci alone', seconds(installMs)]),
    '',
    `npm ci alone takes ${shown(installMs / first.livingMs, 0, 0.01)} % of what the fresh clone takes.`,
  ].join('\n');
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '–' : shown(ms, 1, 1_000);
}
