import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderLive } from '@/components/session/testing/render-live';
import type { LastHour } from '@/lib/domain/board/board';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { NO_LAST_HOUR } from '@/lib/domain/board/last-hour';
import { T0 } from '@/lib/domain/testing/sentences';
import { StatusOverTimePanel } from './status-over-time-panel';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }));
afterEach(cleanup);

const START = T0 - (T0 % 60_000);
const counts = (first: number, last: number) => Array.from({ length: 61 }, (_, n) => (n < 60 ? first : last));
const HOUR: LastHour = {
  startsAt: START,
  statuses: [
    { channelId: 'c1', status: 'OPEN', counts: counts(2, 5) },
    { channelId: 'c2', status: 'OPEN', counts: counts(1, 0) },
    { channelId: 'c2', status: 'TRANSFERRED', counts: counts(0, 1) },
    { channelId: 'c2', status: 'BLOCKED', counts: counts(9, 9) },
  ],
  ended: [],
};

const show = (hour: LastHour, filter: BoardFilter = {}) =>
  renderLive(<StatusOverTimePanel hour={hour} filter={filter} isStale={false} />, T0);
const row = (name: string) => within(screen.getByRole('row', { name: new RegExp(`^${name}`) }));

it('names the live statuses with what they ended at, one that nobody documented too', () => {
  show(HOUR);
  const names = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(names).toEqual(['1TRANSFERRED', '0Created', '0In progress', '0Accepted, not answered', '5Waiting']);
});

it('opens from each quarter of an hour exactly the sessions that it counts, in the channels chosen', () => {
  show(HOUR, { channels: ['c1'] });
  const links = row('Waiting').getAllByRole('link');
  expect(links.map(({ textContent }) => textContent)).toEqual(['2', '2', '2', '2', '5']);
  const last = new URL(links.at(-1)?.getAttribute('href') ?? '', 'http://x');
  expect(Object.fromEntries(last.searchParams)).toMatchObject({
    status: 'OPEN',
    channel: 'c1',
    at: String(START + 60 * 60_000),
  });
});

it('says why it shows nothing where the board is narrowed to what no history tells', () => {
  for (const [hour, filter] of [
    [HOUR, { assigneeTypes: ['BOT'] }],
    [HOUR, { q: 'ana' }],
    [NO_LAST_HOUR, {}],
  ] as const) {
    show(hour, filter);
    expect(screen.getByText(/by channel and status only/)).toBeTruthy();
    cleanup();
  }
});
