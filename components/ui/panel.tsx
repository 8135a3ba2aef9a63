import { type ReactNode, useId } from 'react';

type PanelProps = {
  title: string;
  /** One line beside the title. */
  summary?: ReactNode;
  /** At the right end of the head. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A titled region. Panels are one level: never one inside another. */
export function Panel({ title, summary, aside, className = '', children }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header className="flex min-h-12 items-center gap-x-2 px-(--pad) max-md:py-2.5">
        <div className="flex min-w-0 items-center gap-x-2 max-md:flex-wrap">
          <h2 id={id} className="flex-none text-base font-strong tracking-[-0.005em]">
            {title}
          </h2>
          {summary !== undefined && (
            <span className="min-w-0 truncate text-ink-2 max-md:whitespace-normal">{summary}</span>
          )}
        </div>
        {aside !== undefined && <div className="ml-auto flex flex-none items-center gap-2">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
