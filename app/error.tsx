'use client';

import { DemoMark } from '@/components/shell/header/demo-mark';
import { PageError } from '@/components/shell/page-error';

export default function RootError({ reset }: { reset: () => void }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-150 content-center gap-3 px-4">
      <DemoMark />
      <PageError onRetry={reset} />
    </main>
  );
}
