import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderLive, snapshotAt } from '@/components/session/testing/render-live';
import type { SessionQuery } from '@/lib/domain/lists/session-query';
import type { SessionCard } from '@/lib/domain/session/session';
import { T0 } from '@/lib/domain/testing/sentences';
import { SessionsScreen } from './sessions-screen';

const replace = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ replace }) }));

const NOW = T0 + 600_000;

function card(id: string, rest: Partial<SessionCard> = {}): SessionCard {
  return {
    id,
    channelId: 'c1',
    status: 'OPEN',
    statusSince: T0,
    firstOpenAt: T0,
    assigneeId: null,
    assigneeType: null,
    replyStatus: null,
    contactName: `Contact ${id}`,
    integration: 'WHATSAPP',
    messagesCount: 3,
    awaitingReplySince: T0,
    reopenCount: 0,
    lastEventAt: T0 + 1_000,
    lastMessage: { text: 'oi', direction: 'IN', at: T0 },
    version: 1,
    ...rest,
  };
}

function pageOf(sessions: SessionCard[], nextCursor: string | null = null, total = sessions.length) {
  return { sessions, total, nextCursor, asOf: NOW, position: '1.1' };
}

const show = (query: SessionQuery, page = pageOf([card('1'), card('2')])) =>
  renderLive(<SessionsScreen query={query} initial={page} />, NOW);

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  replace.mockClear();
});

describe('the list behind a number', () => {
  it('gives away an address of the very list, which names instants alone', async () => {
    const writeText = vi.fn(async (_text: string) => undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    show({ status: ['OPEN'], sinceTo: T0 + 1 });
    const link = screen.getByRole('link', { name: 'Copy link' });
    const address = `/sessions?status=OPEN&sinceTo=${T0 + 1}&at=${NOW}`;
    expect(link.getAttribute('href')).toBe(address);
    await act(async () => fireEvent.click(link));
    expect(writeText).toHaveBeenCalledWith(new URL(address, window.location.href).href);
    expect(screen.getByRole('link', { name: 'Link copied' })).toBe(link);
  });

  it('stands as of its moment, and says so, while nothing comes from Zoho', () => {
    const { say } = show({ status: ['OPEN'] });
    const snapshot = snapshotAt(NOW);
    const feed = { ...snapshot.feed, state: 'DOWN' as const, lastHeardAt: NOW - 60_000 };
    act(() => say('snapshot', { ...snapshot, feed }));
    expect(screen.getAllByText('9m 00s')[0]?.className).not.toContain('past');
    expect(screen.getByRole('table').dataset.stale).toBeDefined();
    expect(screen.getByText('as of 14:09:00')).toBeTruthy();
  });

  it('says which rule it follows and how many there are', () => {
    show({ status: ['OPEN'] });
    expect(screen.getByText('2 sessions')).toBeTruthy();
    expect(screen.getByText('Waiting means status OPEN.')).toBeTruthy();
    expect(screen.getAllByRole('row')).toHaveLength(3);
    expect(screen.getByRole('link', { name: 'Contact 1' }).getAttribute('href')).toBe('/sessions/1');
    expect(screen.getAllByText('10m 00s')).toHaveLength(2);
  });

  it('takes a filter away by its chip and sorts by its heads', () => {
    show({ status: ['OPEN'], channel: ['c1'], sort: '-lastEventAt' });
    const chip = screen.getByRole('link', { name: 'Remove Status: Waiting' });
    expect(chip.getAttribute('href')).toBe('/sessions?channel=c1&sort=-lastEventAt');
    const head = screen.getByRole('link', { name: 'Sort by Last event' });
    expect(head.getAttribute('href')).toBe('/sessions?status=OPEN&channel=c1&sort=lastEventAt');
    expect(head.closest('th')?.getAttribute('aria-sort')).toBe('descending');
  });

  it('shows the newest event first where nothing is filtered, says so, and can be turned', () => {
    show({});
    const head = screen.getByRole('link', { name: 'Sort by Last event' });
    expect(head.closest('th')?.getAttribute('aria-sort')).toBe('descending');
    expect(head.getAttribute('href')).toBe('/sessions?sort=lastEventAt');
    const age = screen.getByRole('link', { name: 'Sort by In status' });
    expect(age.getAttribute('href')).toBe('/sessions?sort=statusSince');
  });

  it('searches as one types, by the address', () => {
    show({ status: ['OPEN'] });
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: ' ana ' } });
    expect(replace).not.toHaveBeenCalled();
    vi.advanceTimersByTime(400);
    expect(replace).toHaveBeenCalledWith('/sessions?status=OPEN&q=ana', { scroll: false });
  });

  it('appends the next page once', async () => {
    const fetched = vi.fn(async () => Response.json(pageOf([card('2'), card('3')], null, 3)));
    vi.stubGlobal('fetch', fetched);
    show({ live: true }, pageOf([card('1'), card('2')], 'next', 3));
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Show more' })));
    expect(fetched).toHaveBeenCalledWith('/api/sessions?live=true&cursor=next', expect.anything());
    expect(screen.getAllByRole('row')).toHaveLength(4);
    expect(screen.getByText('3 of 3 shown')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('renews itself when the board changes, and waits while the pointer is in it', async () => {
    const fetched = vi.fn(async () => Response.json(pageOf([card('9')])));
    vi.stubGlobal('fetch', fetched);
    const { say } = show({ status: ['OPEN'] });
    const table = screen.getByRole('table');
    fireEvent.pointerEnter(table.parentElement ?? table, { pointerType: 'mouse' });
    await act(async () => say('snapshot', { ...snapshotAt(NOW), sessions: [card('9')] }));
    await act(async () => vi.advanceTimersByTime(5_000));
    expect(fetched).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: /The list has changed/ })).toBeTruthy();
    fireEvent.pointerLeave(table.parentElement ?? table);
    await act(async () => vi.advanceTimersByTime(5_000));
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(screen.getByText('Contact 9')).toBeTruthy();
    expect(screen.queryByText('Contact 1')).toBeNull();
  });

  it('says what to do where nothing fits and where the list cannot be had', async () => {
    show({ status: ['OPEN'] }, pageOf([]));
    expect(screen.getByText('No session fits')).toBeTruthy();
    cleanup();
    vi.stubGlobal('fetch', async () => new Response('', { status: 503 }));
    show({}, pageOf([card('1')], 'next', 2));
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Show more' })));
    expect(screen.getByText('The list could not be loaded. Try again.')).toBeTruthy();
  });

  it('shows a past moment as it stood, and leaves it so', async () => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    const { say } = show({ at: T0 + 60_000, status: ['OPEN'] }, pageOf([card('1')]));
    expect(screen.getByText('1m 00s')).toBeTruthy();
    await act(async () => say('snapshot', { ...snapshotAt(NOW), sessions: [card('9')] }));
    await act(async () => vi.advanceTimersByTime(5_000));
    expect(fetched).not.toHaveBeenCalled();
    expect(screen.queryByRole('button', { name: /The list has changed/ })).toBeNull();
  });

  it('asks once where it opens on a list of another position than the board, and not for a past moment', async () => {
    const fetched = vi.fn(async () => Response.json(pageOf([card('9')])));
    vi.stubGlobal('fetch', fetched);
    const old = { ...pageOf([card('1')]), position: '1.0' };
    await act(async () => show({ status: ['OPEN'] }, old));
    expect(screen.getByText('Contact 9')).toBeTruthy();
    expect(fetched).toHaveBeenCalledTimes(1);
    cleanup();
    await act(async () => show({ status: ['OPEN'] }));
    await act(async () => show({ status: ['OPEN'], at: T0 }, old));
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('asks again where the address brings the old list of another query', async () => {
    const fetched = vi.fn(async () => Response.json(pageOf([card('9')])));
    vi.stubGlobal('fetch', fetched);
    const old = { ...pageOf([card('1')]), position: '1.0' };
    const { rerender } = show({ status: ['OPEN'] });
    await act(async () => rerender(<SessionsScreen query={{ live: true }} initial={old} />));
    expect(fetched).toHaveBeenCalledWith('/api/sessions?live=true&limit=50', expect.anything());
    expect(screen.getByText('Contact 9')).toBeTruthy();
  });

  it('goes on renewing itself after it has grown', async () => {
    const grown = pageOf([card('1'), card('2'), card('3')]);
    const fetched = vi.fn(async () => Response.json(grown));
    vi.stubGlobal('fetch', fetched);
    const { say } = show({ status: ['OPEN'] });
    for (const id of ['3', '4']) {
      await act(async () => say('snapshot', { ...snapshotAt(NOW), sessions: [card(id)] }));
      await act(async () => vi.advanceTimersByTime(5_000));
    }
    expect(fetched).toHaveBeenCalledTimes(2);
  });
});
