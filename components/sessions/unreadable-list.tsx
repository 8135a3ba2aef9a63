import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** An address that names no list; `message` says which part of it. */
export function UnreadableList({ message }: { message: string }) {
  const t = useTranslations('sessions.mistake');
  return (
    <section className="panel grid justify-items-center gap-1 px-4 py-16 text-center">
      <h1 className="text-base font-strong">{t('title')}</h1>
      <p className="text-ink-2">{message}</p>
      <Link
        href="/sessions"
        className="mt-3 rounded-sm border border-line-strong px-3 py-1.5 font-strong hover:bg-sunken"
      >
        {t('reset')}
      </Link>
    </section>
  );
}
