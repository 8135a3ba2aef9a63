import { act, render, screen } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { BoardState } from '../../domain/board/board.ts';
import { cardWith, T0 } from '../../domain/testing/sentences.ts';
import { changeWith, snapshotWith } from '../testing/snapshots.ts';
import type { LiveSocket } from './connection.ts';
import type { SessionListener } from './live-store.ts';
import { LiveProvider, useConnection, useLive, useServerNow, useSessionChanges } from './use-live.ts';

const waiting = cardWith({ id: 's1', version: 1 });

function silentSocket() {
  const listeners = new Map<string, (message: unknown) => void>();
  const socket = {
    connected: true,
    active: true,
    on: (event: string, listener: (message: unknown) => void) => listeners.set(event, listener),
    removeAllListeners: () => listeners.clear(),
    connect: () => socket,
    disconnect: () => socket,
  };
  // The fake stands in for what the connection uses of Socket.IO's own class.
  const socketOf = () => socket as unknown as LiveSocket;
  return { socketOf, hear: (event: string, message: unknown) => listeners.get(event)?.(message) };
}

const selectSessions = (state: BoardState) => state.sessions;
const selectFeed = (state: BoardState) => state.feed;

function Size() {
  return <p>{`${useLive(selectSessions).size} at ${useServerNow()} ${useConnection().status}`}</p>;
}

function Feed({ onRender }: { onRender: () => void }) {
  onRender();
  return <p>{useLive(selectFeed).state}</p>;
}

function Ids() {
  const ids = useLive((state) => [...state.sessions.keys()]);
  return <p>{`ids: ${ids.join()}`}</p>;
}

function Follower({ listener }: { listener: SessionListener }) {
  useSessionChanges('s1', listener);
  return null;
}

describe('useLive', () => {
  it('renders the snapshot on the server and hydrates it without a difference', async () => {
    const initial = snapshotWith({ sessions: [waiting] });
    const { socketOf } = silentSocket();
    const page = (
      <LiveProvider initial={initial} socketOf={socketOf}>
        <Size />
      </LiveProvider>
    );
    const container = document.createElement('div');
    container.innerHTML = renderToString(page);
    expect(container.textContent).toBe(`1 at ${T0} live`);
    const onRecoverableError = vi.fn();
    const root = await act(async () => hydrateRoot(container, page, { onRecoverableError }));
    expect(onRecoverableError).not.toHaveBeenCalled();
    await act(async () => root.unmount());
  });

  it('is stale from the first paint where the server itself had lost sight of its database', async () => {
    const { socketOf } = silentSocket();
    const initial = snapshotWith({ asOf: T0, serverNow: T0 + 60_000 });
    const page = (
      <LiveProvider initial={initial} socketOf={socketOf}>
        <Size />
      </LiveProvider>
    );
    const container = document.createElement('div');
    container.innerHTML = renderToString(page);
    expect(container.textContent).toBe(`0 at ${T0} stale`);
    const onRecoverableError = vi.fn();
    const root = await act(async () => hydrateRoot(container, page, { onRecoverableError }));
    expect(container.textContent).toBe(`0 at ${T0} stale`);
    expect(onRecoverableError).not.toHaveBeenCalled();
    await act(async () => root.unmount());
  });

  it('renders again only what selects a slice that changed', async () => {
    const { socketOf, hear } = silentSocket();
    const rendered = vi.fn();
    render(
      <LiveProvider initial={snapshotWith()} socketOf={socketOf}>
        <Size />
        <Feed onRender={rendered} />
      </LiveProvider>,
    );
    expect(rendered).toHaveBeenCalledTimes(1);
    await act(async () => hear('snapshot', snapshotWith({ feed: snapshotWith().feed })));
    const afterSnapshot = rendered.mock.calls.length;
    await act(async () => hear('changed', changeWith({ sessions: [waiting] })));
    expect(screen.getByText(/^1 at/)).toBeDefined();
    expect(rendered).toHaveBeenCalledTimes(afterSnapshot);
  });

  it('allows a selector that derives a value', async () => {
    const { socketOf, hear } = silentSocket();
    render(
      <LiveProvider initial={snapshotWith()} socketOf={socketOf}>
        <Ids />
      </LiveProvider>,
    );
    await act(async () => hear('snapshot', snapshotWith({ sessions: [waiting] })));
    expect(screen.getByText('ids: s1')).toBeDefined();
  });

  it('tells a component of the changes of its session', async () => {
    const { socketOf, hear } = silentSocket();
    const listener = vi.fn();
    const { unmount } = render(
      <LiveProvider initial={snapshotWith()} socketOf={socketOf}>
        <Follower listener={listener} />
      </LiveProvider>,
    );
    await act(async () => hear('snapshot', snapshotWith()));
    await act(async () => hear('changed', changeWith({ sessions: [waiting] })));
    unmount();
    expect(listener.mock.calls).toEqual([[null], [waiting]]);
  });
});
