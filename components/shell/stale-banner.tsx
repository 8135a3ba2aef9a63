'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Banner } from '@/components/ui/banner';
import { Button, buttonClass } from '@/components/ui/button';
import { clockText } from '@/components/ui/clock-text';
import { durationText } from '@/components/ui/duration-text';
import type { BoardState } from '@/lib/domain/board/board';
import { useConnection, useLive, useServerNow } from '@/lib/live/client/use-live';
import { useBoardTime } from './use-board-time';
import { usePlace } from './use-place';

const selectFeed = (state: BoardState) => state.feed;

/** What happened, what it means for the figures, what to do. */
export function StaleBanner() {
  const t = useTranslations('shell.banner');
  const { cause, staleSince } = useBoardTime();
  const { retryNow } = useConnection();
  const { reason, usualSilenceMs } = useLive(selectFeed);
  const now = useServerNow();
  const place = usePlace();
  if (cause === null || staleSince === null) return null;
  const time = clockText(staleSince, place);
  const isRefused = reason === 'refused' && (cause === 'down' || cause === 'stale');
  if (cause === 'down' || isRefused) {
    const duration = durationText(now - staleSince, place.locale);
    const usual = usualSilenceMs === null ? null : durationText(usualSilenceMs, place.locale);
    return (
      <Banner
        tone="past"
        title={
          isRefused ? t('refused') : usual ? t('downUsual', { duration, usual }) : t('down', { duration })
        }
        action={
          <Link href="/feed" className={buttonClass()}>
            {t('check')}
          </Link>
        }
      >
        {t(isRefused ? 'refusedText' : 'downText', { time })}
      </Banner>
    );
  }
  const action = cause === 'signedOut' ? <SignInAgain /> : <Button onClick={retryNow}>{t('tryNow')}</Button>;
  return (
    <Banner tone="past" title={t(cause, { time })} action={action}>
      {t(`${cause}Text`)}
    </Banner>
  );
}

/** Leads back to this very view. */
function SignInAgain() {
  const t = useTranslations('shell.banner');
  const path = usePathname();
  const query = useSearchParams().toString();
  const next = query === '' ? path : `${path}?${query}`;
  return (
    <a href={`/sign-in?${new URLSearchParams({ next })}`} className={buttonClass()}>
      {t('signIn')}
    </a>
  );
}
