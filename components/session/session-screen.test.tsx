import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  bot,
  by,
  created,
  ended,
  inProgress,
  opened,
  reported,
  said,
  T0,
} from '@/lib/domain/testing/sentences';
import { SessionScreen } from './session-screen';
import { detailOf, renderLive, snapshotAt } from './testing/render-live';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const MINUTE = 60_000;

function show(detail: ReturnType<typeof detailOf>, now: number, canSeeRaw = false) {
  return renderLive(screenOf(detail, canSeeRaw), now, [detail.session]);
}

const screenOf = (detail: ReturnType<typeof detailOf>, canSeeRaw = false) => (
  <SessionScreen initial={detail} canSeeRaw={canSeeRaw} dataCentre="com" />
);

describe('the session page', () => {
  it('says how long the present wait is, and by how much it is past the target', () => {
    show(detailOf([created(0), said('customer', 1), opened(2)]), T0 + 2_000 + 7 * MINUTE);
    expect(screen.getByText('In the queue, this wait').parentElement?.textContent).toContain('7m 00s');
    expect(screen.getByText('2m 00s past the 5 min target')).toBeTruthy();
    expect(screen.getByText(/still waiting, nobody has answered since 14:00:01/)).toBeTruthy();
  });

  it('stands still without red while nothing comes from Zoho, and says since when', () => {
    const detail = detailOf([opened(0), inProgress(bot('Lia'), 60), opened(120)]);
    const { say } = show(detail, T0 + 20 * MINUTE);
    const present = () => screen.getByText('In the queue, this wait').parentElement as HTMLElement;
    expect(present().innerHTML).toContain('text-past-text');
    const heard = T0 + 10 * MINUTE;
    const snapshot = snapshotAt(T0 + 20 * MINUTE);
    const feed = { ...snapshot.feed, state: 'DOWN' as const, lastHeardAt: heard };
    act(() => say('snapshot', { ...snapshot, sessions: [detail.session], feed, frame: 0 }));
    expect(present().textContent).toContain('8m 00s');
    expect(screen.getByText(/stale since 14:10:00/i)).toBeTruthy();
    expect(present().innerHTML).not.toContain('text-past-text');
    expect(document.querySelectorAll('.text-stale')).toHaveLength(2);
  });

  it('draws who held it to scale where its last event is dated after the last receipt', () => {
    const detail = detailOf([opened(0), inProgress(by('Ana'), 120)]);
    const { say } = show(detail, T0 + 5 * MINUTE);
    const snapshot = snapshotAt(T0 + 5 * MINUTE);
    const feed = { ...snapshot.feed, state: 'DOWN' as const, lastHeardAt: T0 + MINUTE };
    act(() => say('snapshot', { ...snapshot, sessions: [detail.session], feed, frame: 0 }));
    const parts = [...screen.getByRole('img', { name: /^Queue 2m 00s/ }).querySelectorAll('span')];
    expect(parts.map(({ style }) => style.width)).toEqual(['100%', '0%']);
  });

  it('has a text equivalent for the custody bar and a name for each part', () => {
    const detail = detailOf([opened(0), inProgress(bot('Lia'), 60), said('customer', 61), opened(120)]);
    show(detail, T0 + 3 * MINUTE);
    expect(screen.getByRole('img', { name: 'Queue 2m 00s, Bot 1m 00s' })).toBeTruthy();
    expect(screen.getByTitle('Bot bot-Lia: 14:01:00 to 14:02:00, 1m 00s')).toBeTruthy();
    expect(screen.getByText('unassigned, handed over by bot bot-Lia')).toBeTruthy();
  });

  it('marks late, repeated and doubtful events in plain words', () => {
    const detail = detailOf(
      [
        opened(0),
        said('customer', 10),
        inProgress(by('Ana'), 20),
        reported('ON_HOLD', 30, { oldStatus: 'ENDED' }),
      ],
      [{}, { receivedAt: T0 + 250_000 }, { deliveries: 2 }, {}],
    );
    show(detail, T0 + 5 * MINUTE);
    expect(screen.getByText('arrived 4m 00s late, placed by event time')).toBeTruthy();
    expect(screen.getByText('delivered twice, counted once')).toBeTruthy();
    expect(screen.getByText(/Zoho says it came from ENDED/)).toBeTruthy();
  });

  it('shows hostile text as text', () => {
    const text = '<img src=x onerror=alert(1)> javascript:alert(1)';
    const { container } = show(
      detailOf([said('customer', 0, { text, ticketId: 'javascript:alert(1)' })]),
      T0 + MINUTE,
    );
    expect(screen.getByText(text)).toBeTruthy();
    expect(container.querySelector('img')).toBeNull();
    expect([...container.querySelectorAll('a')].every(({ href }) => !href.startsWith('javascript'))).toBe(
      true,
    );
  });

  it('links to the ticket where its id is known', () => {
    show(
      detailOf([said('customer', 0, { ticketId: '186543', ticketNumber: '434' }), opened(1)]),
      T0 + MINUTE,
    );
    const link = screen.getByRole('link', { name: 'Open ticket #434 in Zoho Desk' });
    expect(link.getAttribute('href')).toBe('https://desk.zoho.com/agent/78412359/all/tickets/details/186543');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('says of a reply status what it means and what to do, of a new one that it is new', () => {
    show(detailOf([opened(0), reported('OPEN', 1, { replyStatus: 'SESSION_EXPIRED' })]), T0 + MINUTE);
    expect(screen.getByText('The reply window is over')).toBeTruthy();
    cleanup();
    show(detailOf([reported('OPEN', 1, { replyStatus: 'OF_TOMORROW' })]), T0 + MINUTE);
    expect(screen.getByText('A reply status that is new to us')).toBeTruthy();
    expect(screen.getAllByText('OF_TOMORROW').length).toBeGreaterThan(0);
  });

  it('fetches a raw event on demand, for administrators alone', async () => {
    const fetched = vi.fn(async () => new Response('{"id":50007000000006017,"text":"<b>"}'));
    vi.stubGlobal('fetch', fetched);
    const detail = detailOf([opened(0)]);
    show(detail, T0 + MINUTE);
    expect(screen.queryByRole('button', { name: /Raw event/ })).toBeNull();
    cleanup();
    show(detail, T0 + MINUTE, true);
    expect(fetched).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Raw event of 14:00:00' }));
    expect(await screen.findByText(/50007000000006017/)).toBeTruthy();
    expect(fetched).toHaveBeenCalledWith('/api/sessions/3942000001025031/events/1', expect.anything());
  });

  it('folds the older episodes of a long session', () => {
    const talk = Array.from({ length: 70 }, (_, index) =>
      said('customer', index + 1, { text: `old ${index}` }),
    );
    show(
      detailOf([opened(0), ...talk, ended(100), opened(200), said('customer', 201, { text: 'new' })]),
      T0 + 5 * MINUTE,
    );
    expect(screen.queryByText('old 3')).toBeNull();
    expect(screen.getByText('new')).toBeTruthy();
    const first = screen.getByText('Episode 1 of 2').parentElement;
    fireEvent.click(within(first as HTMLElement).getByRole('button'));
    expect(screen.getByText('old 3')).toBeTruthy();
  });

  it('shows a new message without a reload, and asks once for several changes', async () => {
    const before = [opened(0), said('customer', 1, { text: 'first' })];
    const after = detailOf([...before, said('agent', 30, { text: 'second' })]);
    const fetched = vi.fn(async () => Response.json(after));
    vi.stubGlobal('fetch', fetched);
    const { say } = show(detailOf(before), T0 + MINUTE);
    const { session } = after;
    const stamp = { asOf: T0 + MINUTE, serverNow: T0 + MINUTE, position: '1.2' };
    await act(async () => {
      say('snapshot', { ...snapshotAt(T0 + MINUTE), sessions: [session], frame: 0 });
      say('changed', { ...stamp, sessions: [session], frame: 1 });
    });
    expect(await screen.findByText('second')).toBeTruthy();
    expect(fetched.mock.calls.length).toBeLessThanOrEqual(2);
    await act(async () => say('changed', { ...stamp, sessions: [session], frame: 2 }));
    expect(fetched.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('takes a new status from the board at once, before the history has come', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => {}));
    const { say } = show(detailOf([opened(0)]), T0 + MINUTE);
    const next = detailOf([opened(0), inProgress(by('Ana'), 30)]).session;
    await act(async () => say('snapshot', { ...snapshotAt(T0 + MINUTE), sessions: [next] }));
    expect(screen.getByText('In progress for')).toBeTruthy();
  });

  it('asks once where it opens on an old state: ended and gone from the board, or further on there', async () => {
    const old = detailOf([opened(0), inProgress(by('Ana'), 30)]);
    const after = detailOf([opened(0), inProgress(by('Ana'), 30), ended(300)]);
    const fetched = vi.fn(async () => Response.json(after));
    vi.stubGlobal('fetch', fetched);
    renderLive(screenOf(old), T0 + 20 * MINUTE);
    expect(await screen.findByText('Lasted')).toBeTruthy();
    expect(fetched).toHaveBeenCalledTimes(1);
    cleanup();
    vi.stubGlobal('fetch', () => new Promise(() => {}));
    renderLive(screenOf(detailOf([opened(0)])), T0 + 20 * MINUTE, [old.session]);
    expect(screen.getByText('In progress for')).toBeTruthy();
  });

  it('asks for nothing where the board knows nothing newer', () => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    show(detailOf([opened(0)]), T0 + MINUTE);
    expect(fetched).not.toHaveBeenCalled();
  });
});
