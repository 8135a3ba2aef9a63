import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/ui/brand-mark';

type SignInFrameProps = {
  /** At the top right: language and theme. */
  choices: ReactNode;
  mark: ReactNode;
  children: ReactNode;
};

/** The one page that a stranger sees: the name, what it is for, and the form. */
export function SignInFrame({ choices, mark, children }: SignInFrameProps) {
  const t = useTranslations('signIn');
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto]">
      <header className="flex h-13 items-center justify-end gap-1 px-(--gutter)">{choices}</header>
      <main className="grid content-center justify-items-center px-(--gutter) py-6 max-md:content-start">
        <div className="w-full max-w-90">
          <div className="mb-5 flex items-center gap-3">
            <BrandMark size={36} />
            <div className="min-w-0">
              <h1 className="flex items-center gap-2 text-lg font-strong tracking-[-0.01em]">Vigia {mark}</h1>
              <p className="text-ink-2">{t('tagline')}</p>
            </div>
          </div>
          <div className="panel border-line p-6 max-md:rounded-md max-md:border max-md:p-5">{children}</div>
          <p className="mt-4 px-1 text-xs text-ink-3">
            {t.rich('help', {
              code: (words) => (
                <code className="font-sans font-strong whitespace-nowrap text-ink-2">{words}</code>
              ),
            })}
          </p>
        </div>
      </main>
      <div className="h-13" />
    </div>
  );
}
