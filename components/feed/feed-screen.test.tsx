import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderLive, snapshotAt } from '@/components/session/testing/render-live';
import type { LoggedDelivery, QuarantineList } from '@/lib/domain/feed/feed-log';
import type { FeedAnswer, FeedReport } from '@/lib/domain/feed/feed-report';
import { T0 } from '@/lib/domain/testing/sentences';
import { FeedScreen } from './feed-screen';

// A server that has not answered yet.
beforeEach(() => vi.stubGlobal('fetch', () => new Promise(() => {})));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const NOTHING = { elements: 1, events: 0, repeats: 0, notOurs: 0, quarantined: 0 };
const EMPTY: QuarantineList = { elements: [], total: 0, nextCursor: null };

function delivery(place: number, rest: Partial<LoggedDelivery> = {}): LoggedDelivery {
  const found = { ...NOTHING, events: 1 };
  return { id: `d${place}`, receivedAt: T0 + place, source: 'live', bytes: 900, lagMs: 120, found, ...rest };
}

const NO_REPORT: FeedReport = {
  spooled: 0,
  channels: [],
  unknownValues: [],
  missing: { since: T0 - 86_400_000, sessions: 0, messages: 0, transitions: 0, affected: [] },
};

function logOf(...deliveries: LoggedDelivery[]): FeedAnswer {
  const lag = { medianMs: 180, p95Ms: 2_400 };
  return { deliveries, nextCursor: null, lag, asOf: T0, report: NO_REPORT };
}

const rows = () =>
  within(screen.getByRole('region', { name: 'Deliveries' }))
    .getAllByRole('row')
    .slice(1);

describe('the feed page', () => {
  it('says in words how the feed is, with the lag', () => {
    renderLive(<FeedScreen log={logOf(delivery(1))} quarantine={EMPTY} />, T0);
    expect(screen.getByRole('heading', { name: 'Live: events come as usual' })).toBeTruthy();
    expect(screen.getByText('180ms')).toBeTruthy();
    expect(screen.getByText('2s')).toBeTruthy();
  });

  it('says why it is in its state, and what is usual at this hour', () => {
    const { say } = renderLive(<FeedScreen log={logOf(delivery(1))} quarantine={EMPTY} />, T0);
    expect(screen.getByText(/present\. What is usual at this hour is known after two weeks/)).toBeTruthy();
    const snapshot = snapshotAt(T0);
    const told = (feed: Partial<typeof snapshot.feed>) =>
      act(() => say('snapshot', { ...snapshot, feed: { ...snapshot.feed, ...feed } }));
    told({ state: 'DOWN', reason: 'silent_too_long', usualSilenceMs: 240_000, lastHeardAt: T0 - 840_000 });
    expect(screen.getByText(/Nothing has come for 14m 00s.*silent for 4m 00s at most/)).toBeTruthy();
    told({ state: 'DOWN', reason: 'refused' });
    expect(screen.getByText(/Deliveries come and are refused/)).toBeTruthy();
  });

  it('tells what is missing, with a link to each session', () => {
    const finding = { sessionId: 's/1', key: 'k', at: T0 - 60_000 };
    const affected: FeedReport['missing']['affected'] = [
      {
        ...{ id: 's/1', contactName: 'Rita', channelId: 'c1' },
        findings: [
          { ...finding, kind: 'missing_messages', missing: 3 },
          { ...finding, kind: 'lost_transition', heldStatus: 'OPEN', oldStatus: 'ON_HOLD' },
        ],
      },
    ];
    const missing = { since: T0 - 86_400_000, sessions: 51, messages: 3, transitions: 1, affected };
    const log = { ...logOf(delivery(1)), report: { ...NO_REPORT, missing } };
    renderLive(<FeedScreen log={log} quarantine={EMPTY} />, T0);
    const panel = within(screen.getByRole('region', { name: 'Missing' }));
    const all = ['51 sessions in the last 24 hours', 'and 50 sessions more'];
    for (const name of all) {
      const link = panel.getByRole('link', { name });
      expect(link.getAttribute('href')).toBe(`/sessions?missingFrom=${missing.since}`);
    }
    expect(panel.getByRole('link', { name: 'Rita' }).getAttribute('href')).toBe('/sessions/s%2F1');
    expect(panel.getByText('3 messages are missing')).toBeTruthy();
    expect(
      panel.getByText(/“Accepted, not answered” came before by Zoho’s account, and “Waiting”/),
    ).toBeTruthy();
  });

  it('tells the values that nobody has documented, in the words of Zoho', () => {
    const seen = { n: 7, firstAt: T0 - 5_000, lastAt: T0 - 1_000 };
    const unknownValues: FeedReport['unknownValues'] = [
      { field: 'status', value: 'TRANSFERRED', ...seen },
      { field: 'eventType', value: 'IM_Session_Transfer', ...seen },
    ];
    const log = { ...logOf(delivery(1)), report: { ...NO_REPORT, unknownValues } };
    renderLive(<FeedScreen log={log} quarantine={EMPTY} />, T0);
    const panel = within(screen.getByRole('region', { name: 'New values' }));
    const rowsOf = panel.getAllByRole('row').slice(1);
    expect(rowsOf.map(({ textContent }) => textContent)).toEqual([
      'TRANSFERREDStatus713:59:5513:59:59',
      'IM_Session_TransferEvent type713:59:5513:59:59',
    ]);
  });

  it('says nothing is missing and nothing is new in one line each', () => {
    renderLive(<FeedScreen log={logOf(delivery(1))} quarantine={EMPTY} />, T0);
    expect(screen.getByText('nothing, as far as the last 24 hours tell')).toBeTruthy();
    expect(screen.getByText('none: Zoho has sent nothing that we do not know')).toBeTruthy();
  });

  it('says of each delivery what became of it', () => {
    const log = logOf(
      delivery(4, { found: null, lagMs: null }),
      delivery(3, { found: { ...NOTHING, repeats: 2 } }),
      delivery(2, { found: { ...NOTHING, events: 2, quarantined: 1 } }),
      delivery(1, { source: 'seed', lagMs: null }),
    );
    renderLive(<FeedScreen log={log} quarantine={EMPTY} />, T0);
    const outcomes = rows().map((row) => within(row).getAllByRole('cell').at(-1)?.textContent);
    expect(outcomes).toEqual([
      'Waiting to be read',
      'Repeat, changed nothing',
      'Partly or wholly set aside',
      'On the board',
    ]);
    expect(within(rows()[3] as HTMLElement).getByText('Invented history')).toBeTruthy();
  });

  it('gives the reason of each quarantined element and its raw text, to administrators', () => {
    const elements = [
      { id: 'q1', receivedAt: T0, index: null, reason: 'unreadable' as const },
      { id: 'q2', receivedAt: T0, index: 2, reason: 'wrong_org' as const },
    ];
    renderLive(
      <FeedScreen log={logOf(delivery(1))} quarantine={{ elements, total: 2, nextCursor: null }} />,
      T0,
    );
    expect(screen.getByText('2 elements set aside')).toBeTruthy();
    expect(screen.getByText('Another organisation')).toBeTruthy();
    expect(screen.getByText('element 3')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /View the raw text/ })).toHaveLength(2);
  });

  it('shows what was sent as text, and reads it again when an administrator asks', async () => {
    const elements = [{ id: 'q1', receivedAt: T0, index: null, reason: 'unreadable' as const }];
    const fetched = vi.fn(async (path: string, _init?: RequestInit) => {
      if (path.endsWith('/raw')) return new Response('<b>[{</b>');
      return path.endsWith('/replay') ? Response.json({ replayed: 1 }) : new Promise<Response>(() => {});
    });
    vi.stubGlobal('fetch', fetched);
    renderLive(
      <FeedScreen log={logOf(delivery(1))} quarantine={{ elements, total: 1, nextCursor: null }} />,
      T0,
    );
    fireEvent.click(screen.getByRole('button', { name: /View the raw text/ }));
    expect((await screen.findByText(/<b>/)).tagName).toBe('PRE');
    fireEvent.click(screen.getByRole('button', { name: 'Read all again' }));
    expect(await screen.findByText(/1 element is being read again/)).toBeTruthy();
    const sent = fetched.mock.calls.find(([path]) => path.endsWith('/replay'))?.[1]?.body;
    expect(sent).toBe('{}');
    vi.unstubAllGlobals();
  });

  it('tells others only how many there are', () => {
    const { say } = renderLive(<FeedScreen log={logOf(delivery(1))} quarantine={null} />, T0);
    expect(screen.queryByText(/quarantine\. Admin/)).toBeNull();
    const snapshot = snapshotAt(T0);
    act(() => say('snapshot', { ...snapshot, feed: { ...snapshot.feed, quarantined: 3 } }));
    expect(screen.getByText(/3 elements could not be read/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /raw/i })).toBeNull();
  });

  it('shows a new delivery without a reload', async () => {
    const answers = [logOf(delivery(1)), logOf(delivery(2), delivery(1))];
    vi.stubGlobal('fetch', async () => Response.json(answers.shift()));
    const { say } = await act(async () =>
      renderLive(<FeedScreen log={logOf(delivery(1))} quarantine={null} />, T0),
    );
    expect(rows()).toHaveLength(1);
    const snapshot = snapshotAt(T0);
    act(() => say('snapshot', { ...snapshot, feed: { ...snapshot.feed, lastReceivedAt: T0 + 5 } }));
    await vi.waitFor(() => expect(rows()).toHaveLength(2));
  });

  it('asks once for what came before it listened, the quarantine too', async () => {
    const elements = [{ id: 'q1', receivedAt: T0, index: null, reason: 'unreadable' as const }];
    const fetched = vi.fn(async (path: string) =>
      Response.json(
        path === '/api/feed' ? logOf(delivery(2), delivery(1)) : { elements, total: 1, nextCursor: null },
      ),
    );
    vi.stubGlobal('fetch', fetched);
    await act(async () => renderLive(<FeedScreen log={logOf(delivery(1))} quarantine={EMPTY} />, T0));
    expect(rows()).toHaveLength(2);
    expect(screen.getByText('1 element set aside')).toBeTruthy();
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('says of which moment it is, and renews its figures each minute without moving a row', async () => {
    vi.useFakeTimers();
    const later = {
      ...logOf(delivery(2), delivery(1)),
      asOf: T0 + 60_000,
      lag: { medianMs: null, p95Ms: null },
    };
    const answers = [logOf(delivery(1)), later];
    vi.stubGlobal('fetch', async () => Response.json(answers.shift()));
    await act(async () => renderLive(<FeedScreen log={logOf(delivery(1))} quarantine={null} />, T0));
    expect(screen.getByText('as of 14:00:00')).toBeTruthy();
    expect(screen.getByText('2s')).toBeTruthy();
    await act(async () => vi.advanceTimersByTime(60_000));
    expect(screen.getByText('as of 14:01:00')).toBeTruthy();
    expect(screen.queryByText('2s')).toBeNull();
    expect(rows()).toHaveLength(1);
  });

  it('dims all that it tells once the server is lost', async () => {
    const { say } = renderLive(<FeedScreen log={logOf(delivery(1))} quarantine={EMPTY} />, T0);
    const panels = () =>
      ['Channels', 'Missing', 'New values', 'Quarantine', 'Deliveries'].map((name) =>
        screen.getByRole('region', { name }).closest('[data-stale]'),
      );
    expect(panels()).toEqual([null, null, null, null, null]);
    await act(async () => say('disconnect', 'transport close'));
    expect(panels()).not.toContain(null);
  });

  it('teaches what to do where nothing has ever come', () => {
    renderLive(<FeedScreen log={logOf()} quarantine={EMPTY} />, T0);
    expect(screen.getByText('No delivery yet')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Make a new address' }).getAttribute('href')).toBe('/settings');
    cleanup();
    renderLive(<FeedScreen log={logOf()} quarantine={null} />, T0);
    expect(screen.queryByRole('link', { name: 'Make a new address' })).toBeNull();
  });
});
