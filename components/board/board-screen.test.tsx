import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boardFigures } from '@/lib/domain/board/board-figures';
import { startOfNextLocalDay } from '@/lib/domain/time-zone';
import { heldFrom } from '@/lib/live/client/live-state';
import { busySnapshot, crowdedSnapshot, emptySnapshot, inventedCard, NOW } from './testing/busy-board';
import { inventedChannel } from './testing/invented-names';
import { giveHeight, renderBoard } from './testing/render-board';

const VENDAS = inventedChannel('VENDAS').id;

const tiles = () =>
  within(screen.getByRole('region', { name: 'Sessions by status' }))
    .getAllByRole('link')
    .filter((link) => link.querySelector('[data-figure]') !== null);
const figureOf = (tile: HTMLElement) => tile.querySelector('[data-figure]')?.textContent;
const queue = () => screen.getByRole('region', { name: 'Queue' });
const namesInQueue = () =>
  within(within(queue()).getByRole('table'))
    .getAllByRole('link')
    .map((link) => link.textContent);
const newcomer = inventedCard({ id: 'new', contactName: 'Nova Pessoa', statusSince: NOW - 900_000 });

describe('the board', () => {
  beforeEach(() => giveHeight(440));
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('has tiles that say what the figures of the server say, each opening its list', async () => {
    await renderBoard();
    const {
      sessionsByStatus: counts,
      endedToday,
      queue: figures,
    } = boardFigures(heldFrom(busySnapshot()).board, NOW);
    expect(tiles().map((tile) => Number(figureOf(tile)))).toEqual([
      figures.size,
      figures.past,
      counts.ON_HOLD,
      counts.ON_PROGRESS,
      counts.CREATED,
      endedToday,
      counts.BLOCKED,
    ]);
    expect(tiles().map((tile) => tile.getAttribute('href'))).toContain('/sessions?status=OPEN');
  });

  it('gives a status that Zoho invented a tile in its own word', async () => {
    const odd = inventedCard({ id: 'odd', status: 'TRANSFERRED' });
    await renderBoard({ snapshot: busySnapshot({ sessions: [odd] }) });
    const tile = tiles().at(-1);
    expect(tile?.textContent).toContain('TRANSFERRED');
    expect(tile?.getAttribute('href')).toBe('/sessions?status=TRANSFERRED');
  });

  it('narrows to a channel by its chip, and the address keeps it', async () => {
    const { addresses } = await renderBoard();
    const chips = screen.getByRole('group', { name: 'Channels' });
    await act(async () => fireEvent.click(within(chips).getByRole('button', { name: /WhatsApp Vendas/ })));
    expect(addresses()).toEqual([`?channel=${VENDAS}`]);
    expect(figureOf(tiles()[0] as HTMLElement)).toBe('8');
    expect(tiles()[0]?.getAttribute('href')).toBe(`/sessions?status=OPEN&channel=${VENDAS}`);
    expect(within(chips).getByRole('button', { name: /WhatsApp Suporte/ }).textContent).toContain('8');
  });

  it('shows the view that an address asks for', async () => {
    await renderBoard({ address: `?channel=${VENDAS}&assigneeType=AGENT&age=5-15` });
    expect(namesInQueue()).toEqual(['Célia Fontes']);
    expect(screen.getByRole('button', { name: /^5–15 min/ }).getAttribute('aria-pressed')).toBe('true');
  });

  it('finds by search, without caring for accents', async () => {
    await renderBoard({ address: '?q=joao' });
    expect(namesInQueue()).toEqual(['João Pedro Alencar']);
  });

  it('says that a filter hides who waits, and clears it', async () => {
    await renderBoard({ address: '?q=nobody+of+this+name' });
    expect(queue().textContent).toContain('23 sessions wait outside this filter');
    await act(async () => fireEvent.click(within(queue()).getByRole('button', { name: 'Clear the filter' })));
    expect(namesInQueue()[0]).toBe('Marina Duarte');
  });

  it('keeps only the rows in sight in the document, and says how many there are', async () => {
    await renderBoard({ snapshot: crowdedSnapshot(2_000) });
    const table = within(queue()).getByRole('table');
    expect(table.getAttribute('aria-rowcount')).toBe('2001');
    const rows = within(table).getAllByRole('row');
    expect(rows.length).toBeGreaterThan(11);
    expect(rows.length).toBeLessThan(40);
  });

  it('holds the order while the pointer is in the queue, and a chip says what waits', async () => {
    const { hear } = await renderBoard();
    await act(async () => fireEvent.pointerMove(queue(), { pointerType: 'mouse' }));
    await hear({ sessions: [newcomer] });
    expect(namesInQueue()[1]).toBe('Thiago Bastos');
    await act(async () => fireEvent.click(within(queue()).getByRole('button', { name: '1 new' })));
    expect(namesInQueue()[1]).toBe('Nova Pessoa');
  });

  it('keeps the row of whoever left while the order is held, and drops it after', async () => {
    const { hear } = await renderBoard();
    const [first] = busySnapshot().sessions;
    await act(async () => fireEvent.pointerMove(queue(), { pointerType: 'mouse' }));
    await hear({ sessions: [{ ...(first ?? newcomer), status: 'ON_PROGRESS', version: 2 }] });
    expect(namesInQueue()[0]).toBe('Marina Duarte');
    expect(queue().textContent).toContain('has left the queue');
    await act(async () => fireEvent.pointerLeave(queue()));
    expect(namesInQueue()[0]).toBe('Thiago Bastos');
  });

  it('marks a figure that changes, and only that', async () => {
    const { hear } = await renderBoard();
    await hear({ sessions: [newcomer] });
    const flashed = tiles().map((tile) => tile.querySelector('.flash') !== null);
    expect(flashed).toEqual([true, true, false, false, false, false, false]);
  });

  it('folds those without news below the others, and opens them on a click', async () => {
    const old = inventedCard({ id: 'old', contactName: 'Old News', statusSince: NOW - 3 * 86_400_000 });
    await renderBoard({ snapshot: busySnapshot({ sessions: [newcomer, old] }) });
    expect(namesInQueue()).toEqual(['Nova Pessoa']);
    await act(async () => fireEvent.click(within(queue()).getByRole('button', { name: /1 without news/ })));
    expect(namesInQueue()).toEqual(['Nova Pessoa', 'Old News']);
  });

  it('moves the focus with j and k', async () => {
    await renderBoard();
    for (const key of ['j', 'j', 'j', 'k']) fireEvent.keyDown(document.body, { key });
    expect(document.activeElement?.textContent).toBe('Thiago Bastos');
  });

  it('dims when the server is lost, and says since when', async () => {
    const { lose } = await renderBoard();
    await lose();
    expect(queue().textContent).toContain('stale since 14:32:50');
    expect(screen.getByRole('region', { name: 'Sessions by status' }).dataset.stale).toBeDefined();
  });

  it('never shows a fresh nought of a day of which nothing was heard', async () => {
    const midnight = startOfNextLocalDay(NOW, busySnapshot().settings.timeZone);
    const stamp = { asOf: midnight + 300_000, serverNow: midnight + 300_000 };
    const { counters, feed } = busySnapshot();
    const anew = counters.map((row) => ({ ...row, endedToday: 0, in: 0, out: 0, version: 99 }));
    const down = { ...feed, state: 'DOWN' as const, lastHeardAt: NOW };
    const { hear } = await renderBoard({ snapshot: busySnapshot({ ...stamp, counters: anew, feed: down }) });
    const ended = () => tiles().find((tile) => tile.textContent?.includes('Ended today')) as HTMLElement;
    expect(figureOf(ended())).toBe('–');
    expect(ended().getAttribute('href')).toContain(`endedFrom=${midnight}&`);
    const messages = screen.getByRole('region', { name: 'Messages per channel' });
    expect(messages.textContent).toContain('– in, – out today');
    expect(within(messages).queryByText('0')).toBeNull();
    await hear({ ...stamp, feed: { ...feed, lastHeardAt: midnight + 299_000 } });
    expect(figureOf(ended())).toBe('0');
  });

  it('says its durations in Portuguese', async () => {
    await renderBoard({ locale: 'pt-BR' });
    expect(within(screen.getByRole('region', { name: 'Fila' })).getByText('21min 48s')).toBeDefined();
  });

  it('teaches while nothing has ever come, and gives way to the first event', async () => {
    const { hear } = await renderBoard({ snapshot: emptySnapshot() });
    expect(screen.getByText('npm run demo')).toBeDefined();
    await hear({ sessions: [newcomer] });
    expect(screen.queryByText('npm run demo')).toBeNull();
    expect(namesInQueue()).toEqual(['Nova Pessoa']);
  });
});
