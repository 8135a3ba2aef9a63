import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderLive, snapshotAt } from '@/components/session/testing/render-live';
import { cardWith, T0 } from '@/lib/domain/testing/sentences';
import { WhileAway } from './while-away';

const MINUTE = 60_000;
const waiting = (id: string, at: number) => cardWith({ id, status: 'OPEN', statusSince: at });
let visibility: DocumentVisibilityState;

beforeEach(() => {
  vi.useFakeTimers({ now: T0 });
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function turn(to: DocumentVisibilityState): void {
  visibility = to;
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

it('says on return what changed while the tab was hidden, until it is seen', () => {
  const { say } = renderLive(<WhileAway />, T0);
  act(() => say('snapshot', { ...snapshotAt(T0), sessions: [waiting('s1', T0)] }));
  turn('hidden');
  const later = T0 + 9 * MINUTE;
  act(() => {
    vi.advanceTimersByTime(9 * MINUTE);
    say('snapshot', {
      ...snapshotAt(later),
      sessions: [waiting('s1', T0), waiting('s2', later), waiting('s3', later)],
    });
  });
  expect(screen.queryByRole('status')).toBeNull();
  turn('visible');
  expect(screen.getByRole('status').textContent).toContain('2 changes while you were away, 9m');
  expect(screen.getByRole('status').textContent).toContain('Waiting 1 → 3');
  act(() => screen.getByRole('button', { name: 'Got it' }).click());
  expect(screen.queryByRole('status')).toBeNull();
});

it('keeps silent about a glance at another tab', () => {
  const { say } = renderLive(<WhileAway />, T0);
  act(() => say('snapshot', snapshotAt(T0)));
  turn('hidden');
  act(() => {
    vi.advanceTimersByTime(MINUTE);
    say('snapshot', { ...snapshotAt(T0 + MINUTE), sessions: [waiting('s1', T0)] });
  });
  turn('visible');
  expect(screen.queryByRole('status')).toBeNull();
});
