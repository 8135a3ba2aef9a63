'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

type QueueEmptyProps = { isNarrowed: boolean; outside: number; onClear: () => void };

/** Good news, unless a filter hides the bad. */
export function QueueEmpty({ isNarrowed, outside, onClear }: QueueEmptyProps) {
  const t = useTranslations('board.queue');
  const filter = useTranslations('board.filter');
  return (
    <div className="grid min-h-60 flex-1 place-content-center">
      {isNarrowed ? (
        <EmptyState title={t('emptyFiltered')} action={<Button onClick={onClear}>{filter('clear')}</Button>}>
          {outside > 0 && t('emptyFilteredText', { count: outside })}
        </EmptyState>
      ) : (
        <EmptyState icon="check" title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
    </div>
  );
}
