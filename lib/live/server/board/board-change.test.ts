import { describe, expect, it } from 'vitest';
import { cardWith } from '../../../domain/testing/sentences.ts';
import { type BoardChange, changedRowsFor, NO_CHANGE } from './board-change.ts';
import { boardStateOf, createBoardMemory } from './board-memory.ts';

const ana = { id: 'a1', name: 'Ana', type: 'AGENT' };
const rui = { id: 'a2', name: 'Rui', type: 'AGENT' };

function stateWith(...cards: ReturnType<typeof cardWith>[]) {
  const memory = createBoardMemory();
  for (const card of cards) memory.sessions.set(card.id, card);
  for (const assignee of [ana, rui]) memory.assignees.set(assignee.id, assignee);
  return boardStateOf(memory);
}

function changeOf(...moves: { card: ReturnType<typeof cardWith>; movedFrom: string | null }[]): BoardChange {
  return { ...NO_CHANGE, sessions: new Map(moves.map((move) => [move.card.id, move])) };
}

describe('what a view may see of a change', () => {
  const inSales = cardWith({ id: 's1', channelId: 'sales', assigneeId: 'a1' });
  const inCare = cardWith({ id: 's2', channelId: 'care', assigneeId: 'a2' });
  const nowhere = cardWith({ id: 's3', channelId: null });
  const change = changeOf(...[inSales, inCare, nowhere].map((card) => ({ card, movedFrom: null })));

  it('is everything where no channel is chosen, sessions without a channel too', () => {
    const rows = changedRowsFor(null, change, stateWith(inSales, inCare, nowhere));
    expect(rows?.sessions).toEqual([inSales, inCare, nowhere]);
  });

  it('is the rows of its channels alone, and the names of the people beside them', () => {
    const rows = changedRowsFor(new Set(['sales']), change, stateWith(inSales, inCare, nowhere));
    expect(rows).toEqual({ sessions: [inSales], assignees: [ana] });
  });

  it('is nothing where only other channels changed', () => {
    expect(changedRowsFor(new Set(['other']), change, stateWith(inSales, inCare))).toBeNull();
  });

  it('names a session that moved to a channel outside of it, without showing the card', () => {
    const moved = changeOf({ card: inCare, movedFrom: 'sales' });
    const state = stateWith(inCare);
    expect(changedRowsFor(new Set(['sales']), moved, state)).toEqual({
      gone: [{ id: 's2', version: inCare.version }],
    });
    expect(changedRowsFor(new Set(['care', 'sales']), moved, state)?.gone).toBeUndefined();
  });

  it('holds the new name of a colleague only beside a session of its own', () => {
    const renamed: BoardChange = { ...NO_CHANGE, assignees: new Map([[rui.id, rui]]) };
    const state = stateWith(inSales, inCare);
    expect(changedRowsFor(new Set(['sales']), renamed, state)).toBeNull();
    expect(changedRowsFor(new Set(['care']), renamed, state)).toEqual({ assignees: [rui] });
    expect(changedRowsFor(null, renamed, state)).toEqual({ assignees: [rui] });
  });
});
