'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';

const RETRY_MS = 3_000;

/**
 * The chart library comes after the page is usable; its place is kept meanwhile. A server that restarts just then must
 * not take the page with it: the chart waits and asks again.
 */
export function lazyChart<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return dynamic(() => loaded(load), { ssr: false });
}

async function loaded<Props>(load: () => Promise<ComponentType<Props>>): Promise<ComponentType<Props>> {
  for (;;) {
    const chart = await load().catch(() => null);
    if (chart) return chart;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
