import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-4 rounded-[4px] border border-line-strong px-1 text-center font-sans text-2xs leading-[14px] text-ink-2">
      {children}
    </kbd>
  );
}
