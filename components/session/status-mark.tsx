'use client';

import { StatusIcon, useStatusWord } from '@/components/ui/status';

/** Icon, plain word, and Zoho's own value beside it. */
export function StatusMark({ status }: { status: string | null }) {
  const wordOf = useStatusWord();
  return (
    <span className="inline-flex items-center gap-1.5">
      <StatusIcon status={status} />
      <b className="font-strong text-ink">{wordOf(status)}</b>
      {status !== null && <span className="text-2xs tracking-[0.02em] text-ink-3">{status}</span>}
    </span>
  );
}
