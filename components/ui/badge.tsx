import type { ReactNode } from 'react';

/** A quiet mark: neutral always, since colour means a status or a target. */
export function Badge({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <span
      title={title}
      className="inline-flex h-5 flex-none items-center gap-1 rounded-sm border border-line-strong px-1.5 text-2xs font-strong tracking-[0.02em] text-ink-2"
    >
      {children}
    </span>
  );
}
