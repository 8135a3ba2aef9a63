import { describe, expect, it } from 'vitest';
import type { SessionCard } from '../session/session.ts';
import { boardWith } from '../testing/board.ts';
import { cardWith, T0 } from '../testing/sentences.ts';
import type { BoardFilter } from './board-filter.ts';
import { type BoardScope, boardScope } from './board-scope.ts';

const MINUTE = 60_000;
const waiting = (id: string, minutes: number, rest: Partial<SessionCard> = {}) =>
  cardWith({ id, channelId: 'c1', status: 'OPEN', statusSince: T0 - minutes * MINUTE, ...rest });
const channels = [{ id: 'c1', name: 'Sales' }];

const first = [waiting('a', 9), waiting('b', 4), waiting('c', 6), waiting('d', 4, { status: 'ON_HOLD' })];
const idsOf = ({ waiting }: BoardScope) => waiting.map(({ id }) => id);

/** What follows upon the first board is the same as what is found without it. */
function following(sessions: readonly SessionCard[], filter: BoardFilter = {}) {
  const before = boardScope(boardWith({ sessions: first, channels }), filter);
  const board = boardWith({ sessions, channels });
  const scope = boardScope(board, filter, before);
  expect(scope).toEqual(boardScope(board, filter));
  return { scope, before };
}

describe('the scope of a board that follows upon another', () => {
  it('keeps the very same row where nothing of it has changed', () => {
    const { scope, before } = following([...first]);
    expect(scope.waiting).toBe(before.waiting);
  });

  it('has a newcomer, and one that waits anew, at their places', () => {
    const [a, b, c, d] = first as [SessionCard, SessionCard, SessionCard, SessionCard];
    const { scope } = following([{ ...a, statusSince: T0 }, b, c, { ...d, status: 'OPEN' }, waiting('e', 5)]);
    expect(idsOf(scope)).toEqual(['c', 'e', 'b', 'd', 'a']);
  });

  it('loses who has gone and who waits no longer, in one step with a newcomer too', () => {
    const [, b, c] = first as [SessionCard, SessionCard, SessionCard];
    const { scope } = following([{ ...b, status: 'ON_PROGRESS' }, c, waiting('e', 5)]);
    expect(idsOf(scope)).toEqual(['c', 'e']);
  });

  it('finds the same in whatever order the sessions come, be it few or many that change', () => {
    for (const many of [20, 2_000]) {
      const crowd = Array.from({ length: many }, (_, n) => waiting(`s${n}`, n % 7));
      const told = crowd.map((card, n) => (n % 3 === 0 ? { ...card, messagesCount: 9 } : card));
      const later = [...told.slice(many / 2).reverse(), waiting('new', 3), ...told.slice(1, many / 2)];
      const before = boardScope(boardWith({ sessions: crowd }));
      for (const sessions of [told, later]) {
        const board = boardWith({ sessions });
        expect(boardScope(board, {}, before)).toEqual(boardScope(board));
      }
    }
  });

  it('follows the filter, and a name that a search finds', () => {
    const [a, b] = first as [SessionCard, SessionCard];
    expect(idsOf(following([{ ...a, channelId: 'c2' }, b], { channels: ['c1'] }).scope)).toEqual(['b']);
    const filter = { q: 'sales' };
    const before = boardScope(boardWith({ sessions: first, channels }), filter);
    const renamed = boardWith({ sessions: first, channels: [{ id: 'c1', name: 'Support' }] });
    expect(idsOf(boardScope(renamed, filter, before))).toEqual([]);
  });
});
