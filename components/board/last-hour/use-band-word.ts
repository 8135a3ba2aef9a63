'use client';

import { useStatusWord } from '@/components/ui/status';
import { NOT_REPORTED } from '@/lib/domain/session/session';

export function useBandWord(): (status: string) => string {
  const wordOf = useStatusWord();
  return (status) => wordOf(status === NOT_REPORTED ? null : status);
}
