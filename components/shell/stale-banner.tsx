'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Button, buttonClass } from '@/components/ui/button';
import { clockText } from '@/components/ui/clock-text';
import { durationText } from '@/components/ui/duration-text';
import { useConnection, useServerNow } from '@/lib/live/client/use-live';
import { useBoardTime } from './use-board-time';
import { usePlace } from './use-place';

/** What happened, what it means for the figures, what to do. */
export function StaleBanner() {
  const t = useTranslations('shell.banner');
  const { cause, staleSince } = useBoardTime();
  const { retryNow } = useConnection();
  const now = useServerNow();
  const place = usePlace();
  if (cause === null || staleSince === null) return null;
  const time = clockText(staleSince, place);
  if (cause === 'down') {
    const duration = durationText(now - staleSince, place.locale);
    return (
      <Banner
        tone="past"
        title={t('down', { duration })}
        action={
          <Link href="/feed" className={buttonClass()}>
            {t('check')}
          </Link>
        }
      >
        {t('downText', { time })}
      </Banner>
    );
  }
  const action =
    cause === 'signedOut' ? (
      <a href="/sign-in" className={buttonClass()}>
        {t('signIn')}
      </a>
    ) : (
      <Button onClick={retryNow}>{t('tryNow')}</Button>
    );
  return (
    <Banner tone="past" title={t(cause, { time })} action={action}>
      {t(`${cause}Text`)}
    </Banner>
  );
}
