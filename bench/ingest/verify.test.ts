import { describe, expect, it } from 'vitest';
import { complaintOf, type Verified } from './verify.ts';

const SOUND: Verified = {
  acknowledged: 10,
  found: 10,
  lost: 0,
  duplicated: 0,
  invented: 0,
  unknown: 2,
  messages: { counted: 6, sent: 6 },
  pending: 0,
  quarantined: 0,
};

describe('the check of what was stored', () => {
  it('has nothing to say where all that was answered is there once', () => {
    expect(complaintOf(SOUND)).toBeNull();
  });

  it('names what is lost, twice there, still pending or miscounted', () => {
    const wrong = { ...SOUND, lost: 1, duplicated: 2, pending: 3, messages: { counted: 5, sent: 6 } };
    expect(complaintOf(wrong)).toBe('1 lost, 2 duplicated, 3 pending, 5 messages counted of 6 stored');
  });
});
