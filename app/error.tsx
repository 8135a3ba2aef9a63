'use client';

import { PageError } from '@/components/shell/page-error';

export default function RootError({ reset }: { reset: () => void }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-150 content-center px-4">
      <PageError onRetry={reset} />
    </main>
  );
}
