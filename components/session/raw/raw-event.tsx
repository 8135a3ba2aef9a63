'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import type { Times } from '../use-times';
import { rawText } from './raw-text';

export type RawTarget = { position: string; at: number };

type RawEventProps = { sessionId: string; target: RawTarget; times: Times; onClose: () => void };

type Fetched = { position: string; text: string | null };

/** An element as Zoho sent it, as text: nothing in it is ever made into markup. */
export function RawEvent({ sessionId, target, times, onClose }: RawEventProps) {
  const t = useTranslations('session.raw');
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const panel = useRef<HTMLElement>(null);
  const { position } = target;

  useEffect(() => {
    const stop = new AbortController();
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView?.({ block: 'nearest' });
    fetchRaw(sessionId, position, stop.signal).then((text) => {
      if (!stop.signal.aborted) setFetched({ position, text });
    });
    return () => stop.abort();
  }, [sessionId, position]);

  const text = fetched?.position === position ? fetched.text : undefined;
  return (
    <section ref={panel} tabIndex={-1} className="panel" aria-labelledby="raw">
      <header className="flex min-h-12 items-center gap-2 px-4">
        <h2 id="raw" className="text-base font-strong">
          {t('title')}
        </h2>
        <span className="text-ink-2">{times.clock(target.at)}</span>
        <span className="grow" />
        {text && <CopyButton text={text} />}
        <button type="button" onClick={onClose} aria-label={t('close')} className={BUTTON}>
          <Icon name="x" />
        </button>
      </header>
      {text === undefined && <p className="px-4 pb-4 text-ink-3">{t('loading')}</p>}
      {text === null && <p className="px-4 pb-4">{t('failed')}</p>}
      {text && (
        <section
          aria-label={t('title')}
          // A region that scrolls must be reachable by keyboard.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
          tabIndex={0}
          className="mx-4 mb-4 max-h-120 overflow-auto rounded-sm bg-sunken px-3 py-2.5"
        >
          <pre className="font-[ui-monospace,Menlo,Consolas,monospace] text-2xs leading-[18px] text-ink-2">
            {rawText(text)}
          </pre>
        </section>
      )}
    </section>
  );
}

const BUTTON = 'grid size-(--target) place-items-center rounded-sm text-ink-2 hover:bg-sunken hover:text-ink';

function CopyButton({ text }: { text: string }) {
  const t = useTranslations('session.raw');
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <button type="button" onClick={copy} aria-label={t(copied ? 'copied' : 'copy')} className={BUTTON}>
      <Icon name={copied ? 'check' : 'dup'} />
    </button>
  );
}

/** Null where it could not be fetched. */
async function fetchRaw(sessionId: string, position: string, signal: AbortSignal): Promise<string | null> {
  const path = `/api/sessions/${encodeURIComponent(sessionId)}/events/${encodeURIComponent(position)}`;
  try {
    const response = await fetch(path, { signal, cache: 'no-store' });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
