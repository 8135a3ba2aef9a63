import { useTranslations } from 'next-intl';
import { StatusIcon } from '@/components/ui/status';
import styles from './start.module.css';

const WORDS = ['OPEN', 'ON_HOLD', 'ON_PROGRESS', 'ENDED'] as const;

/** The demo is only named, not started from here: invented sessions never stand beside real ones. */
export function LookAround() {
  const t = useTranslations('board.start');
  const status = useTranslations('status');
  return (
    <div>
      <h3 className="mb-1 text-lg font-strong tracking-[-0.01em]">{t('look')}</h3>
      <p className="text-ink-2">{t('lookText')}</p>
      <code className={styles.code}>npm run demo</code>
      <h4 className="mt-6 mb-2 text-xs text-ink-3">{t('words')}</h4>
      <dl className="border-t border-line">
        {WORDS.map((word) => (
          <div key={word} className={styles.word}>
            <dt className="flex items-center gap-2">
              <StatusIcon status={word} />
              {status(word)}
            </dt>
            <dd className="text-ink-3">{t(`word.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
