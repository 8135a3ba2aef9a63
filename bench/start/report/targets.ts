// What a newcomer is promised, beside what was measured.
import { atMost, type Target } from '../../support/report/targets.ts';
import type { StartResult } from './table.ts';

const FIRST_WITHIN_S = 180;
const SECOND_WITHIN_S = 10;

export function targetsOf({ first, second }: Pick<StartResult, 'first' | 'second'>): Target[] {
  return [
    atMost('living board from a fresh clone, s', first.livingMs / 1_000, FIRST_WITHIN_S),
    atMost('living board at the second start, s', second.livingMs / 1_000, SECOND_WITHIN_S),
  ];
}
