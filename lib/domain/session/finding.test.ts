import { describe, expect, it } from 'vitest';
import {
  accepted,
  by,
  created,
  ended,
  eventsOf,
  opened,
  reported,
  type Sentence,
  said,
} from '../testing/sentences.ts';
import { foldSession } from './session-fold.ts';

const found = (...sentences: readonly Sentence[]) =>
  foldSession(eventsOf(...sentences))?.findings.map(({ key: _, sessionId: __, ...finding }) => finding);
const counted = (status: string, seconds: number, messagesCount: number | null) =>
  reported(status, seconds, { messagesCount });

describe('missing messages', () => {
  it('are found where the count of Zoho rises by more than came in between', () => {
    const story = [counted('OPEN', 0, 2), said('customer', 5), counted('ON_HOLD', 10, 6)] as const;
    expect(found(...story)).toMatchObject([{ kind: 'missing_messages', missing: 3 }]);
  });

  it('are none where as much came as was counted, or more', () => {
    expect(found(counted('OPEN', 0, 2), said('customer', 5), counted('OPEN', 10, 3))).toEqual([]);
    expect(found(counted('OPEN', 0, 2), said('customer', 5), counted('OPEN', 10, 2))).toEqual([]);
  });

  it('are none where an earlier count ran behind and a later one makes up for it', () => {
    const story = [
      counted('OPEN', 0, 0),
      said('customer', 5),
      counted('ON_HOLD', 5, 0),
      counted('OPEN', 9, 1),
    ];
    expect(found(...story)).toEqual([]);
    expect(found(...story, counted('ENDED', 12, 2))).toMatchObject([{ missing: 1 }]);
  });

  it('are not known at the first count, nor where Zoho counts nothing', () => {
    expect(found(opened(0), counted('OPEN', 5, 9))).toEqual([]);
    expect(found(counted('OPEN', 0, 2), counted('OPEN', 5, null), counted('OPEN', 9, 2))).toEqual([]);
  });

  it('are no longer missing once the messages have come, however late', () => {
    const late = [counted('OPEN', 0, 0), counted('OPEN', 10, 1), said('customer', 5)] as const;
    expect(found(...late)).toEqual([]);
  });
});

describe('a lost transition', () => {
  it('is found where the old status is not the one that is held', () => {
    expect(found(opened(0), reported('ON_PROGRESS', 9, { oldStatus: 'ON_HOLD' }))).toMatchObject([
      { kind: 'lost_transition', heldStatus: 'OPEN', oldStatus: 'ON_HOLD' },
    ]);
  });

  it('is none in a story that is whole, nor at its first status, nor where no old status is named', () => {
    expect(found(said('customer', 0), reported('ON_HOLD', 3, { oldStatus: 'ENDED' }))).toEqual([]);
    expect(found(created(0), opened(3), accepted(by('Ana'), 6), ended(9))).toEqual([]);
  });

  it('stands beside missing messages of the same event', () => {
    const events = [counted('OPEN', 0, 0), reported('ENDED', 5, { messagesCount: 4, oldStatus: 'ON_HOLD' })];
    expect(found(...events)?.map(({ kind }) => kind)).toEqual(['missing_messages', 'lost_transition']);
  });
});
