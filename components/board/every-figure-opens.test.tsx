// "Explain this number": whatever counts something on the board opens what it counts.
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LastHour } from '@/lib/domain/board/board';
import { sessionQueryFrom } from '@/lib/domain/lists/session-query-params';
import { busySnapshot, inventedCard, NOW } from './testing/busy-board';
import { inventedChannel } from './testing/invented-names';
import { giveHeight, renderBoard } from './testing/render-board';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }));
vi.mock('@/components/charts/lazy-area-stack', () => ({ LazyAreaStack: () => null }));

const counts = Array.from({ length: 61 }, (_, n) => 1 + (n % 3));
const channelId = inventedChannel('VENDAS').id;
const lastHour: LastHour = {
  startsAt: NOW - (NOW % 60_000) - 3_600_000,
  statuses: ['OPEN', 'ON_HOLD', 'TRANSFERRED'].map((status) => ({ channelId, status, counts })),
  ended: [{ channelId, counts: counts.slice(1) }],
};
const odd = [
  inventedCard({ id: 'odd', status: 'TRANSFERRED' }),
  inventedCard({ id: 'team', status: 'ON_PROGRESS', assigneeId: 'z1', assigneeType: 'TEAM' }),
];

async function richBoard(address = '') {
  const { sessions } = busySnapshot();
  await renderBoard({ snapshot: busySnapshot({ sessions: [...sessions, ...odd], lastHour }), address });
}

/** Texts that are nothing but a number other than nought. */
function numbers(): HTMLElement[] {
  const found: HTMLElement[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    if (/^\d[\d.,]*$/.test(text) && !/^0+$/.test(text) && node.parentElement) found.push(node.parentElement);
  }
  return found;
}

/** A link around it, a button that narrows the board to it, or the one link of its row. */
function opens(element: HTMLElement): boolean {
  if (element.closest('a[href]:not([href="#"]), button')) return true;
  return element.closest('tr')?.querySelector('a[href]:not([href="#"])') != null;
}

beforeEach(() => giveHeight(440));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('every number on the board', () => {
  it.each(['', `?channel=${channelId}`, '?q=an', '?age=1-5&age=5-15'])(
    'opens what it counts, in the view %s',
    async (address) => {
      await richBoard(address);
      expect(numbers().length).toBeGreaterThan(40);
      const closed = numbers().filter((element) => !opens(element));
      expect(
        closed.map((element) => `${element.textContent} in ${element.parentElement?.textContent}`),
      ).toEqual([]);
    },
  );

  it('opens an address that names a list, or a session', async () => {
    await richBoard();
    const links = screen
      .getAllByRole('link', { hidden: true })
      .map((link) => link.getAttribute('href') ?? '');
    const lists = links.filter((href) => href.startsWith('/sessions?'));
    expect(lists.length).toBeGreaterThan(80);
    for (const href of lists) {
      const { searchParams } = new URL(href, 'http://x');
      expect([href, sessionQueryFrom(searchParams).kind]).toEqual([href, 'query']);
    }
    expect(links.filter((href) => !/^\/(sessions(\/|\?|$)|settings|feed|$)/.test(href))).toEqual([]);
  });
});

describe('the busiest', () => {
  const panel = () => within(screen.getByRole('region', { name: 'Busiest' }));
  const heldBy = (assigneeId: string, n: number, awaitingReplySince: number | null) =>
    inventedCard({
      ...{ id: `${assigneeId}-${n}`, status: 'ON_PROGRESS', assigneeType: 'AGENT' },
      ...{ assigneeId, awaitingReplySince },
    });

  it('open the session whose customer has waited longest for a reply', async () => {
    const sessions = [heldBy('a1', 1, NOW - 60_000), heldBy('a1', 2, NOW - 90_000), heldBy('a1', 3, null)];
    await renderBoard({ snapshot: busySnapshot({ sessions }) });
    expect(panel().getByRole('link', { name: '1m 30s' }).getAttribute('href')).toBe('/sessions/a1-2');
  });

  it('open what those hold for whom there is no room', async () => {
    const sessions = Array.from({ length: 10 }, (_, n) => heldBy(`z${n}`, n, null));
    await renderBoard({
      snapshot: busySnapshot({ sessions }),
      address: `?channel=${sessions[0]?.channelId}`,
    });
    const more = panel().getByRole('link', { name: /2 more hold sessions/ });
    expect(more.getAttribute('href')).toBe(
      `/sessions?channel=${sessions[0]?.channelId}&assignee=z8&assignee=z9&live=true`,
    );
  });
});

describe('every bar and every point', () => {
  it('opens its own part: a bar by its segments', async () => {
    await richBoard();
    const parts = [...document.querySelectorAll('[data-part]')];
    expect(parts.length).toBeGreaterThan(20);
    const plain = parts.filter((part) => part.tagName !== 'A');
    expect(plain.map((part) => part.closest('tr')?.textContent)).toEqual([]);
  });

  it('opens its own moment: a sparkline by its point under the pointer', async () => {
    await richBoard();
    const tile = document.querySelector('[data-tile="OPEN"]');
    const point = tile?.querySelector('a[aria-label^="last 60 minutes"]');
    expect(point?.getAttribute('href')).toBe('/sessions?status=OPEN');
    await movePointerTo(point, 0);
    expect(point?.getAttribute('href')).toBe(`/sessions?status=OPEN&at=${lastHour.startsAt}`);
  });
});

async function movePointerTo(element: Element | null | undefined, clientX: number) {
  if (!element) throw new Error('There is no such element.');
  const { act, fireEvent } = await import('@testing-library/react');
  await act(async () => fireEvent.pointerMove(element, { clientX, clientY: 0 }));
}
