// Does a viewer hold the board that the server says it has?
import { isDeepStrictEqual } from 'node:util';
import type { BoardFigures } from '../../lib/domain/board/board-figures.ts';
import { pause } from './measure.ts';
import type { Stage } from './stage.ts';

export type Equality =
  | { kind: 'equal'; position: string; sessions: number }
  | { kind: 'different'; figures: string[] }
  | { kind: 'never at the same position' };

const WITHIN_MS = 15_000;
const AGAIN_MS = 500;

/** Nothing is being sent; the first viewer is still there. */
export async function compareBoards({
  product,
  viewers,
}: Pick<Stage, 'product' | 'viewers'>): Promise<Equality> {
  const giveUpAt = performance.now() + WITHIN_MS;
  while (performance.now() < giveUpAt) {
    const answer = await product.board();
    const held = await viewers.figures(answer.asOf);
    if (held?.position === answer.position) {
      const figures = differences(held.figures, answer);
      if (figures.length > 0) return { kind: 'different', figures };
      return { kind: 'equal', position: held.position, sessions: held.sessions };
    }
    await pause(AGAIN_MS);
  }
  return { kind: 'never at the same position' };
}

/** The health of the feed is told apart from the board, and read anew for each answer. */
function differences(held: BoardFigures, answer: BoardFigures): string[] {
  const names = ['orgId', 'timeZone', 'sessionsByStatus', 'endedToday', 'queue', 'assignment'] as const;
  const different = names.filter((name) => !isDeepStrictEqual(held[name], answer[name])) as string[];
  const byChannel = ({ messagesByChannel }: BoardFigures) =>
    new Map(messagesByChannel.map((row) => [row.channelId, row]));
  if (!isDeepStrictEqual(byChannel(held), byChannel(answer))) different.push('messagesByChannel');
  return different;
}

export function equalityLine(equality: Equality): string {
  switch (equality.kind) {
    case 'equal':
      return (
        `A viewer's board equals GET /api/board at position ${equality.position}: ` +
        `every figure, ${equality.sessions} sessions.`
      );
    case 'different':
      return `WRONG: a viewer's board differs from GET /api/board in ${equality.figures.join(', ')}.`;
    case 'never at the same position':
      return "WRONG: a viewer's board never reached the position of GET /api/board.";
  }
}
