import type { ReactNode } from 'react';
import { Icon } from './icon';

type BannerProps = {
  /** past: the figures are not to be trusted; quiet: for information. */
  tone: 'past' | 'near' | 'quiet';
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
};

const TINTS = { past: 'bg-past-tint', near: 'bg-near-tint', quiet: 'bg-sunken' } as const;
const MARKS = { past: 'text-past-text', near: 'text-near-text', quiet: 'text-ink-2' } as const;

/** What happened, what it means, what to do: across the page, under the header. */
export function Banner({ tone, title, children, action }: BannerProps) {
  return (
    <aside
      className={`flex items-center gap-3 border-b border-line px-(--gutter) py-2.5 max-md:flex-wrap max-md:items-start ${TINTS[tone]}`}
    >
      <Icon name={tone === 'quiet' ? 'info' : 'late'} className={`max-md:mt-0.5 ${MARKS[tone]}`} />
      <p className="min-w-0 flex-1">
        <b>{title}</b> {children !== undefined && <span className="text-ink-2">{children}</span>}
      </p>
      {action !== undefined && <div className="flex-none max-md:basis-full max-md:pl-7">{action}</div>}
    </aside>
  );
}
