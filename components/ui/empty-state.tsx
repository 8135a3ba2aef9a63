import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

type EmptyStateProps = { icon?: IconName; title: string; children?: ReactNode; action?: ReactNode };

/** Says why there is nothing, and what to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-12 text-center">
      {icon && (
        <span className="mb-2 text-ink-3">
          <Icon name={icon} />
        </span>
      )}
      <p className="text-base font-strong">{title}</p>
      {children !== undefined && <div className="max-w-[52ch] text-ink-2">{children}</div>}
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
