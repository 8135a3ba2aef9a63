import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderLive, snapshotAt } from '@/components/session/testing/render-live';
import { T0 } from '@/lib/domain/testing/sentences';
import { useBoardTime } from './use-board-time';

beforeEach(() => vi.useFakeTimers({ now: T0 }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Shown() {
  const { now, staleSince } = useBoardTime();
  return <output>{[now, staleSince].map((at) => (at === null ? 'live' : at - T0)).join(' ')}</output>;
}

it('goes back to the moment at which the server was heard last, once it is lost', () => {
  const { say } = renderLive(<Shown />, T0);
  const shown = () => screen.getByRole('status').textContent;
  act(() => say('snapshot', { ...snapshotAt(T0), frame: 0 }));
  act(() => vi.advanceTimersByTime(4_000));
  expect(shown()).toBe('4000 live');
  act(() => say('disconnect', 'transport close'));
  expect(shown()).toBe('0 0');
});
