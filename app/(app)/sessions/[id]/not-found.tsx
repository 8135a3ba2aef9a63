import Link from 'next/link';
import { useTranslations } from 'next-intl';

export default function NoSuchSession() {
  const t = useTranslations('session.notFound');
  return (
    <section className="panel grid justify-items-center gap-1 px-4 py-16 text-center">
      <h1 className="text-base font-strong">{t('title')}</h1>
      <p className="max-w-120 text-ink-2">{t('text')}</p>
      <Link
        href="/sessions"
        className="mt-3 rounded-sm border border-line-strong px-3 py-1.5 font-strong hover:bg-sunken"
      >
        {t('back')}
      </Link>
    </section>
  );
}
