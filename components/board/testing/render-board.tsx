import { act, render } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import { NuqsTestingAdapter, type UrlUpdateEvent } from 'nuqs/adapters/testing';
import type { ReactElement } from 'react';
import { vi } from 'vitest';
import type { LiveSocket } from '@/lib/live/client/connection';
import { LiveProvider } from '@/lib/live/client/live-provider';
import type { Changed, Snapshot } from '@/lib/live/protocol';
import en from '@/messages/en.json';
import ptBr from '@/messages/pt-BR.json';
import { BoardScreen } from '../board-screen';
import { EmptyBoard } from '../start/empty-board';
import { busySnapshot, NOW } from './busy-board';

type Options = { snapshot?: Snapshot; locale?: 'en' | 'pt-BR'; address?: string; screen?: ReactElement };

/** The board as a reader has it: `hear` plays the server, `addresses` is what the address bar went through. */
export async function renderBoard(options: Options = {}) {
  const {
    snapshot = busySnapshot(),
    locale = 'en',
    address = '',
    screen = <BoardScreen start={<EmptyBoard canManage />} />,
  } = options;
  const { socketOf, hear } = fakeSocket();
  const onUrlUpdate = vi.fn<(event: UrlUpdateEvent) => void>();
  const page = render(
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : ptBr} timeZone="UTC">
      <NuqsTestingAdapter searchParams={address} onUrlUpdate={onUrlUpdate} hasMemory>
        <LiveProvider initial={snapshot} socketOf={socketOf}>
          {screen}
        </LiveProvider>
      </NuqsTestingAdapter>
    </NextIntlClientProvider>,
  );
  let frame = 0;
  await act(async () => hear('snapshot', { ...snapshot, frame }));
  return {
    ...page,
    hear: (changed: Partial<Changed>) => {
      frame += 1;
      return act(async () =>
        hear('changed', { asOf: NOW, serverNow: NOW, position: '1.2', frame, ...changed }),
      );
    },
    lose: () => act(async () => hear('disconnect', 'transport close')),
    addresses: () => onUrlUpdate.mock.calls.map(([event]) => event.queryString),
  };
}

/** As much of a Socket.IO client as the connection uses. */
function fakeSocket() {
  const listeners = new Map<string, (message: unknown) => void>();
  const socket = {
    connected: true,
    active: true,
    on: (event: string, listener: (message: unknown) => void) => listeners.set(event, listener),
    removeAllListeners: () => listeners.clear(),
    connect: () => socket,
    disconnect: () => socket,
  };
  return {
    // The fake stands in for what the connection uses of Socket.IO's own class.
    socketOf: () => socket as unknown as LiveSocket,
    hear: (event: string, message: unknown) => listeners.get(event)?.(message),
  };
}

/** happy-dom lays nothing out: a list in sight needs a height to be in. */
export function giveHeight(px: number): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(px);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
}
