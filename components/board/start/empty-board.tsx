import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { LookAround } from './look-around';
import styles from './start.module.css';

const EVENTS = ['IM_Message_Add', 'IM_Session_Status', 'IM_Message_Status'];

/** A new installation: what to do, and what will be here. It gives way by itself to the first event. */
export function EmptyBoard({ canManage }: { canManage: boolean }) {
  const t = useTranslations('board.start');
  return (
    <section className={`panel ${styles.start}`} aria-labelledby="start">
      <div>
        <h2 id="start" className="mb-1 text-lg font-strong tracking-[-0.01em]">
          {t('title')}
        </h2>
        <p className="text-ink-2">{t('text')}</p>
        <p className="mt-4 text-ink-2">{t('address')}</p>
        <code className={styles.code}>
          <span className="text-ink-3">Webhook</span> https://…/api/webhooks/zoho-desk/…
        </code>
        <div className="mt-2 mb-5 flex flex-wrap items-center gap-x-3 gap-y-2">
          <span className="text-ink-2">{t('lost')}</span>
          {canManage && (
            <Link href="/settings#source" className={buttonClass()}>
              {t('make')}
            </Link>
          )}
        </div>
        <Steps />
        <p className={styles.waiting}>{t('waiting')}</p>
        <p className="mt-2 text-xs text-ink-3">{t('note')}</p>
      </div>
      <LookAround />
    </section>
  );
}

function Steps() {
  const t = useTranslations('board.start');
  const steps = [
    { title: t('step1'), text: t('step1Text') },
    { title: t('step2'), text: t('step2Text') },
    { title: t('step3'), text: <span className="text-2xs tracking-[0.02em]">{EVENTS.join(' · ')}</span> },
  ];
  return (
    <ol>
      {steps.map(({ title, text }, index) => (
        <li key={title} className={styles.step}>
          <span className={styles.number}>{index + 1}</span>
          <span>
            <b>{title}</b>
            <span className="block text-ink-2">{text}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
