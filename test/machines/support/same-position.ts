// While everything moves: what a viewer showed is held against what the server said at the same position.
import type { Board } from '../../../lib/audit/board-figures.ts';
import { until } from '../../faults/support/until.ts';
import { get } from '../../system/caller.ts';
import { differencesBetween, type LiveViewer } from './live-viewer.ts';

const ANSWERS_KEPT = 20;

/**
 * Throws with what was different. Two workers at one position may each know a row a little ahead of it, never for long:
 * a viewer that is wrong stays wrong at every position.
 */
export async function equalsAtSamePosition(url: string, viewer: LiveViewer): Promise<void> {
  const answers: Board[] = [];
  let differences: string[] = ['never at the same position'];
  const equals = async () => {
    answers.push(await get({ url }, '/api/board'));
    if (answers.length > ANSWERS_KEPT) answers.shift();
    return answers.some((answer) => {
      const shown = viewer.boardAt(answer.position, answer.asOf);
      if (shown === null) return false;
      differences = differencesBetween(shown, answer);
      return differences.length === 0;
    });
  };
  await until('the viewer shows what the server says', equals, 20_000).catch((cause) => {
    throw new Error(`the viewer differs: ${differences.join(', ')}`, { cause });
  });
}
