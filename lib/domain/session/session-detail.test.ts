import { expect, it } from 'vitest';
import type { RecordedEvent } from '../events/event.ts';
import { by, eventsOf, nobody, opened, type Sentence, T0 } from '../testing/sentences.ts';
import { sessionDetailOf } from './session-detail.ts';
import { sessionHistoryOf } from './session-history.ts';

const instant = (seconds: number) => T0 + seconds * 1000;

function spellsAfter(...sentences: Sentence[]) {
  const recorded = eventsOf(...sentences).map(
    (event, place): RecordedEvent => ({
      ...{ event, position: String(place), eventTime: String(event.at), receivedAt: event.at },
      ...{ deliveries: 1, clockFlagged: false },
    }),
  );
  const history = sessionHistoryOf(recorded);
  return history && sessionDetailOf(history, null, new Map()).spells;
}

it('shows one spell of one status with one assignee, also where the type is told later or left out', () => {
  const untyped = { assigneeId: 'agent-Ana', assigneeType: null };
  const ofAna = { status: 'OPEN', assigneeId: 'agent-Ana', assigneeType: 'AGENT' };
  expect(
    spellsAfter(opened(0, untyped), opened(5, by('Ana')), opened(7, untyped), opened(9, nobody)),
  ).toEqual([
    { ...ofAna, from: instant(0), to: instant(9) },
    { status: 'OPEN', assigneeId: null, assigneeType: null, from: instant(9), to: null },
  ]);
});
