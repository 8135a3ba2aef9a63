'use client';

import { type ReactNode, useId } from 'react';
import { Icon } from './icon';

type MenuProps = {
  /** Said aloud for the button that opens it. */
  label: string;
  trigger: ReactNode;
  triggerClass?: string;
  children: ReactNode;
};

/** A native popover: it closes on Escape and on a click elsewhere by itself. */
export function Menu({ label, trigger, triggerClass = '', children }: MenuProps) {
  const id = useId();
  return (
    <div className="flex flex-none">
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        title={label}
        className={`flex h-(--target) min-w-(--target) items-center justify-center rounded-sm text-ink-2 hover:bg-sunken hover:text-ink ${triggerClass}`}
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-auto top-12 right-(--gutter) m-0 min-w-44 rounded-md border border-line bg-overlay p-1 text-ink shadow-float supports-[position-area:bottom]:top-auto supports-[position-area:bottom]:right-auto supports-[position-area:bottom]:mt-1 supports-[position-area:bottom]:[position-area:bottom_span-left]"
      >
        {children}
      </div>
    </div>
  );
}

const ITEM_CLASS =
  'flex min-h-8 w-full items-center gap-2 rounded-sm px-2.5 text-left hover:bg-sunken aria-pressed:font-strong max-md:min-h-11';

type MenuItemProps = { children: ReactNode; onChoose: () => void; pressed?: boolean };

export function MenuItem({ children, onChoose, pressed }: MenuItemProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={ITEM_CLASS}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        onChoose();
      }}
    >
      {children}
      {pressed && (
        <span className="ml-auto pl-3">
          <Icon name="check" />
        </span>
      )}
    </button>
  );
}
