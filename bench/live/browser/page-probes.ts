// What is asked of a page from inside it. Each function is sent to the browser as it stands here.
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** How long each message of the socket kept the page busy, everything that followed from it included. */
    frameTimes: number[];
  }
}

/** Before the page loads. */
export async function watchFrames(page: Page): Promise<void> {
  // What compiles this file keeps the names of functions with the help of one that no browser has.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  await page.addInitScript(() => {
    window.frameTimes = [];
    const { set } = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage') ?? {};
    Object.defineProperty(WebSocket.prototype, 'onmessage', {
      configurable: true,
      set(this: WebSocket, listener: (event: MessageEvent) => void) {
        set?.call(this, (event: MessageEvent) => {
          const began = performance.now();
          listener.call(this, event);
          // The next task comes when all microtasks of this one are done: the store, and React's rendering.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            if (String(event.data).startsWith('42')) window.frameTimes.push(performance.now() - began);
            port1.close();
          };
          port2.postMessage(null);
        });
      },
    });
  });
}

export function takeFrameTimes(page: Page): Promise<number[]> {
  return page.evaluate(() => window.frameTimes.splice(0));
}

/** When the figure is painted with that text, by the page's wall clock. */
export function paintedAt(page: Page, selector: string, wanted: string): Promise<number> {
  return page.evaluate(
    ({ selector, wanted }) =>
      new Promise<number>((resolve, reject) => {
        const element = document.querySelector(selector);
        if (!element) return reject(new Error(`nothing is ${selector}`));
        const look = () => {
          if (element.textContent !== wanted) return false;
          requestAnimationFrame(() => resolve(Date.now()));
          return true;
        };
        if (look()) return;
        const observer = new MutationObserver(() => look() && observer.disconnect());
        observer.observe(element, { subtree: true, childList: true, characterData: true });
      }),
    { selector, wanted },
  );
}

export function largestPaintMs(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

/** Addresses and compressed sizes of the scripts that came so far. */
export function scriptSizes(page: Page): Promise<{ url: string; bytes: number }[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming && /\.js(\?|$)/.test(entry.name))
      .map((entry) => ({ url: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
  );
}

/** Milliseconds between frames while the element is scrolled, a fast wheel's step each frame. */
export function scrollFrames(page: Page, selector: string, forMs: number): Promise<number[]> {
  return page.evaluate(
    ({ selector, forMs }) =>
      new Promise<number[]>((resolve, reject) => {
        const element = document.querySelector(selector);
        if (!element) return reject(new Error(`nothing is ${selector}`));
        const times: number[] = [];
        let [began, last] = [0, 0];
        const step = (now: number) => {
          if (began === 0) began = now;
          else times.push(now - last);
          last = now;
          element.scrollTop += 120;
          if (now - began < forMs) requestAnimationFrame(step);
          else resolve(times);
        };
        requestAnimationFrame(step);
      }),
    { selector, forMs },
  );
}
