import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderLive } from '@/components/session/testing/render-live';
import type { BoardTime } from '@/components/shell/use-board-time';
import type { LastHour } from '@/lib/domain/board/board';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { NO_LAST_HOUR } from '@/lib/domain/board/last-hour';
import { T0 } from '@/lib/domain/testing/sentences';
import { StatusOverTimePanel } from './status-over-time-panel';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }));
afterEach(cleanup);

const START = T0 - (T0 % 60_000);
const NOW = START + 60 * 60_000 + 42_000;
const LIVE: BoardTime = { now: NOW, clock: NOW, staleSince: null, cause: null };
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
const PRESENT = { OPEN: 7, ON_HOLD: 0, ON_PROGRESS: 3, CREATED: 0, ENDED: 0, BLOCKED: 9, PARKED: 2 };

type Shown = { hour?: LastHour; filter?: BoardFilter; time?: BoardTime };

const show = ({ hour = HOUR, filter = {}, time = LIVE }: Shown = {}) =>
  renderLive(<StatusOverTimePanel sessionsByStatus={PRESENT} {...{ hour, filter, time }} />, T0);
const row = (name: string) => within(screen.getByRole('row', { name: new RegExp(`^${name}`) }));
const lastMoment = () => screen.getAllByRole('columnheader').at(-1)?.textContent;

it('names the live statuses with what the tiles say, those that nobody documented too', () => {
  show();
  const names = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(names).toEqual([
    '0TRANSFERRED',
    '2PARKED',
    '0Created',
    '3In progress',
    '0Accepted, not answered',
    '7Waiting',
  ]);
});

it('opens from each quarter of an hour exactly the sessions that it counts, in the channels chosen', () => {
  show({ filter: { channels: ['c1'] } });
  const links = row('Waiting').getAllByRole('link');
  expect(links.map(({ textContent }) => textContent)).toEqual(['2', '2', '2', '2', '5', '7']);
  const minute = new URL(links[4]?.getAttribute('href') ?? '', 'http://x');
  expect(Object.fromEntries(minute.searchParams)).toMatchObject({
    status: 'OPEN',
    channel: 'c1',
    at: String(START + 60 * 60_000),
  });
});

it('ends with the present, which opens what the tile opens', () => {
  show({ filter: { channels: ['c1'] } });
  expect(lastMoment()).toBe('now');
  const list = '/sessions?status=OPEN&channel=c1';
  expect(row('Waiting').getAllByRole('link').at(-1)?.getAttribute('href')).toBe(list);
  const [word] = screen.getAllByRole('listitem').slice(-1);
  expect(word?.querySelector('a')?.getAttribute('href')).toBe(list);
  expect(screen.getByRole('link', { name: /now, all live: 12$/, hidden: true }).getAttribute('href')).toBe(
    '/sessions?channel=c1&live=true',
  );
});

it('says of when its end is, where this screen has lost the server', () => {
  show({ time: { ...LIVE, staleSince: NOW, cause: 'offline' } });
  expect(lastMoment()).toMatch(/^\d\d:\d\d:42$/);
});

it('says why it shows nothing where the board is narrowed to what no history tells', () => {
  for (const shown of [
    { filter: { assigneeTypes: ['BOT'] } },
    { filter: { q: 'ana' } },
    { hour: NO_LAST_HOUR },
  ] satisfies Shown[]) {
    show(shown);
    expect(screen.getByText(/by channel and status only/)).toBeTruthy();
    cleanup();
  }
});
