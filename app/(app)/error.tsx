'use client';

import { PageError } from '@/components/shell/page-error';

export default function AppError({ reset }: { reset: () => void }) {
  return <PageError onRetry={reset} />;
}
