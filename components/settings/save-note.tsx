import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { SaveState } from './use-save';

/** Beside the button: that it worked, or why not and what to do. */
export function SaveNote({ state }: { state: SaveState }) {
  const t = useTranslations('settings.save');
  return (
    <span role="status" className="min-w-0 text-ink-2">
      {state.kind === 'saved' && (
        <span className="inline-flex items-center gap-1.5">
          <Icon name="check" /> {t('saved')}
        </span>
      )}
      {state.kind === 'failed' && <b className="text-ink">{t(`problem.${state.problem}`)}</b>}
    </span>
  );
}
