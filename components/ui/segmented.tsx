type SegmentedProps<T extends string> = {
  label: string;
  options: readonly { value: T; label: string; title?: string }[];
  pressed: readonly T[];
  onToggle: (value: T) => void;
};

/** Toggles side by side; any number of them may be pressed. Each keeps room for its bold word, so that none moves. */
export function Segmented<T extends string>({ label, options, pressed, onToggle }: SegmentedProps<T>) {
  return (
    <fieldset aria-label={label} className="m-0 flex flex-none rounded-sm border border-line-strong p-0">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          title={option.title}
          aria-pressed={pressed.includes(option.value)}
          onClick={() => onToggle(option.value)}
          data-label={option.label}
          className="inline-flex flex-col items-stretch justify-center h-[calc(var(--target)-2px)] border-line px-2.5 whitespace-nowrap text-ink-2 not-first:border-l first:rounded-l-[5px] last:rounded-r-[5px] hover:bg-sunken aria-pressed:bg-selected aria-pressed:font-strong aria-pressed:text-ink after:invisible after:block after:h-0 after:overflow-hidden after:font-strong after:content-[attr(data-label)]"
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
