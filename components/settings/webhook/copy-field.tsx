'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CONTROL_CLASS, Field } from '@/components/ui/field';

/** A text to take away whole. */
export function CopyField({ label, hint, value }: { label: string; hint?: string; value: string }) {
  const t = useTranslations('common');
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    input.current?.select();
    setCopied(await copied(value));
  }
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <span className="flex gap-2">
          <input
            {...ids}
            ref={input}
            readOnly
            value={value}
            onFocus={(event) => event.target.select()}
            className={`${CONTROL_CLASS} bg-sunken font-mono text-xs`}
          />
          <Button look="primary" icon={isCopied ? 'check' : 'dup'} onClick={copy} className="h-9 max-md:h-11">
            {isCopied ? t('copied') : t('copy')}
          </Button>
        </span>
      )}
    </Field>
  );
}

/** Without https the clipboard's own interface is missing; the old command copies what is selected. */
async function copied(value: string): Promise<boolean> {
  if (!navigator.clipboard) return document.execCommand('copy');
  return navigator.clipboard.writeText(value).then(
    () => true,
    () => false,
  );
}
