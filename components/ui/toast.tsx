'use client';

import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { IconButton } from './button';

type ToastProps = {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  closeLabel: string;
  /** Closes itself after so long; without it, stays until closed. */
  closesAfterMs?: number;
  onClose: () => void;
};

/** One at a time, top right, under the header. */
export function Toast({ title, children, actions, closeLabel, closesAfterMs, onClose }: ToastProps) {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (closesAfterMs === undefined) return;
    const timer = setTimeout(() => close(), closesAfterMs);
    return () => clearTimeout(timer);
  }, [closesAfterMs]);
  return (
    <div
      role="status"
      className="fixed top-16 right-(--gutter) z-40 grid w-100 max-w-[calc(100vw-2*var(--gutter))] grid-cols-[1fr_auto] gap-x-3.5 rounded-md bg-overlay py-3 pr-2 pl-4 shadow-float"
    >
      <div className="py-1">
        <b>{title}</b>
        {children !== undefined && <div className="text-ink-2">{children}</div>}
        {actions !== undefined && <div className="mt-2.5 flex gap-2">{actions}</div>}
      </div>
      <IconButton icon="x" label={closeLabel} onClick={onClose} className="self-start" />
    </div>
  );
}
