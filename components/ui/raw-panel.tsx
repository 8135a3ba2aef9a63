'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Icon } from './icon';
import { rawText } from './raw-text';

/** `path`: where the text is fetched; `detail`: what it is, in a few words. */
type RawPanelProps = { path: string; detail: string; onClose: () => void };

type Fetched = { path: string; text: string | null };

/** What was sent, as text: nothing in it is ever made into markup. */
export function RawPanel({ path, detail, onClose }: RawPanelProps) {
  const t = useTranslations('raw');
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    const stop = new AbortController();
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView?.({ block: 'nearest' });
    fetchRaw(path, stop.signal).then((text) => {
      if (!stop.signal.aborted) setFetched({ path, text });
    });
    return () => stop.abort();
  }, [path]);

  const text = fetched?.path === path ? fetched.text : undefined;
  return (
    <section ref={panel} tabIndex={-1} className="panel" aria-labelledby="raw">
      <header className="flex min-h-12 items-center gap-2 px-4">
        <h2 id="raw" className="text-base font-strong">
          {t('title')}
        </h2>
        <span className="text-ink-2">{detail}</span>
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
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
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
  const t = useTranslations('raw');
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
async function fetchRaw(path: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(path, { signal, cache: 'no-store' });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
