import { getTranslations } from 'next-intl/server';
import { DemoMark } from '@/components/shell/header/demo-mark';
import { BrandMark } from '@/components/ui/brand-mark';
import { buttonClass } from '@/components/ui/button';

export default async function NotFound() {
  const t = await getTranslations('shell.notFound');
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-1 px-6 text-center">
      <BrandMark />
      <DemoMark />
      <h1 className="mt-4 text-lg font-strong">{t('title')}</h1>
      <p className="max-w-[52ch] text-balance text-ink-2">{t('text')}</p>
      {/* Every page brings this one's scripts with it: a plain link needs none. */}
      <a href="/" className={`${buttonClass()} mt-4`}>
        {t('back')}
      </a>
    </main>
  );
}
