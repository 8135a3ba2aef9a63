// The storm for a person.
import { percentile } from '../../../lib/domain/percentile.ts';
import { shown } from '../../support/report/lines.ts';
import { equalityLine } from '../equal.ts';
import type { Fall, StormResult } from '../storm/measure-storm.ts';
import type { Returns } from '../viewers/returns.ts';

const MB = 2 ** 20;
const SECOND = 1_000;

export function stormLines({ opened, falls }: StormResult): string {
  return [
    `A storm of ${opened.open} viewers, connected in ${shown(opened.tookMs, 1, SECOND)} s` +
      (opened.refused > 0 ? `; ${opened.refused} were not let in` : ''),
    ...falls.flatMap(fallLines),
  ].join('\n');
}

/** Of the time without the board; who is not back counts as slowest. */
export function awayMs({ awayMs, away }: Returns, share: number): number | null {
  return percentile([...awayMs, ...Array<number>(away).fill(Number.POSITIVE_INFINITY)], share);
}

function fallLines({ victims, returns, refused, memory, cpuMs, sent, equality }: Fall): string[] {
  const [half, most, all] = [0.5, 0.95, 1].map((share) => shown(awayMs(returns, share), 1, SECOND));
  const others = Object.entries(sent.others).map(([status, count]) => `${count} × ${status}`);
  const remarks = [
    returns.away > 0 && `${returns.away} are not back`,
    returns.failed > 0 && `${returns.failed} attempts in vain`,
    refused > 0 && `${refused} times refused`,
    others.length > 0 && `answers ${others.join(', ')}`,
  ].filter((remark) => typeof remark === 'string');
  return [
    `  ${victims} killed: ${returns.lost} lost the board, and had it again after ${half} s (median), ` +
      `${most} s (p95), ${all} s (all)`,
    `    server ${shown(memory.before, 0, MB)} → ${shown(memory.peak, 0, MB)} → ${shown(memory.after, 0, MB)} MB, ${shown(cpuMs, 1, SECOND)} s of CPU; ` +
      `deliveries answered in p99 ${shown(sent.p99Ms, 0)} ms, at most ${shown(sent.longestMs, 0)} ms`,
    ...(remarks.length > 0 ? [`    ${remarks.join('; ')}`] : []),
    `    ${equalityLine(equality)}`,
  ];
}
