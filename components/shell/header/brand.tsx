'use client';

import Link from 'next/link';
import { BrandMark } from '@/components/ui/brand-mark';
import type { BoardState } from '@/lib/domain/board/board';
import { useLive } from '@/lib/live/client/use-live';

const selectName = (state: BoardState) => state.settings.name;

export function Brand() {
  const name = useLive(selectName);
  return (
    <Link
      href="/"
      className="flex min-w-0 items-center gap-2 rounded-sm text-base font-strong max-md:min-h-(--target) max-md:flex-none tracking-[-0.01em]"
    >
      <BrandMark />
      <span>Vigia</span>
      {name !== '' && (
        <>
          <i className="mx-1 h-4 w-px rotate-16 bg-line-strong max-[899px]:hidden" />
          <span className="truncate text-sm font-normal tracking-normal text-ink-2 max-[899px]:hidden">
            {name}
          </span>
        </>
      )}
    </Link>
  );
}
