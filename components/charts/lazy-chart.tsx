'use client';

import { type ComponentType, lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react';

const RETRY_MS = 3_000;

/**
 * The chart library comes after the page is usable. A server that restarts just then must not take the page with it:
 * the chart waits and asks again.
 */
export function lazyChart<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await loaded(load) }));
}

/** Empty on the server, and until the chart in it has come: next/dynamic does no more, and weighs 1.4 KiB. */
export function ChartPlace({ children }: { children: ReactNode }) {
  const isInBrowser = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return isInBrowser && <Suspense>{children}</Suspense>;
}

async function loaded<Props>(load: () => Promise<ComponentType<Props>>): Promise<ComponentType<Props>> {
  for (;;) {
    const chart = await load().catch(() => null);
    if (chart) return chart;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
