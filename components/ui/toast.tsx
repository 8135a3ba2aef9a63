'use client';

import { type ReactNode, useEffect, useEffectEvent } from 'react';

type ToastProps = {
  title: ReactNode;
  children?: ReactNode;
  /** What closes it by hand. */
  action: ReactNode;
  /** Closes itself after so long; without it, stays until closed. */
  closesAfterMs?: number;
  onClose: () => void;
};

/** One at a time, over the end of the screen: nothing moves for it, and the figures stay in sight. */
export function Toast({ title, children, action, closesAfterMs, onClose }: ToastProps) {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (closesAfterMs === undefined) return;
    const timer = setTimeout(() => close(), closesAfterMs);
    return () => clearTimeout(timer);
  }, [closesAfterMs]);
  return (
    <div
      role="status"
      className="fixed inset-x-(--gutter) bottom-(--gutter) z-40 mx-auto flex w-fit items-center gap-4 rounded-md bg-overlay py-2 pr-2 pl-4 shadow-float max-md:bottom-[calc(72px+env(safe-area-inset-bottom))] max-md:w-auto"
    >
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-4">
        <b>{title}</b>
        {children !== undefined && <div className="text-ink-2">{children}</div>}
      </div>
      {action}
    </div>
  );
}
