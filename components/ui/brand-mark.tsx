/** The lookout: an eye over an open angle. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" className="flex-none">
      <rect width="20" height="20" rx="5" fill="var(--color-ink)" />
      <path
        d="M5.2 8.3 10 14.8l4.8-6.5"
        fill="none"
        stroke="var(--color-surface)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="10" cy="6.6" r="1.7" fill="var(--color-surface)" />
    </svg>
  );
}
