'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { PasswordField } from '@/components/ui/password-field';
import { type Problem, signIn } from './sign-in-request';

type SignInFormProps = {
  /** A path of ours, checked by the server. */
  next: string;
  publicUrl: string;
  /** Of an attempt made before any script ran. */
  problem: Problem | null;
};

/** Works as a plain form too, for whoever is faster than the page's scripts. */
export function SignInForm({ next, publicUrl, problem: firstProblem }: SignInFormProps) {
  const t = useTranslations('signIn');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState(firstProblem);
  const password = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    const found = await signIn(String(fields.get('email')), String(fields.get('password')));
    // A whole page load: nothing of the stranger's page is kept.
    if (found === null) return window.location.assign(next);
    setProblem(found);
    setBusy(false);
    password.current?.select();
  }

  return (
    <form action="/api/auth/sign-in/email" method="post" onSubmit={submit} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <div role="alert" className={problem === null ? 'sr-only' : 'rounded-sm bg-sunken px-3 py-2.5'}>
        {problem !== null && t(`problem.${problem.kind}`, { minutes: problem.minutes, publicUrl })}
      </div>
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        spellCheck={false}
        required
        autoFocus
      />
      <PasswordField
        ref={password}
        label={t('password')}
        showLabel={t('show')}
        hideLabel={t('hide')}
        name="password"
        autoComplete="current-password"
        required
      />
      <Button type="submit" look="primary" disabled={isBusy} className="mt-1 h-9 max-md:h-11">
        {isBusy ? t('busy') : t('submit')}
      </Button>
    </form>
  );
}
