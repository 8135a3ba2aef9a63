import { Fragment } from 'react';
import { durationParts } from '@/components/ui/duration-text';

/** A large figure whose units are half its size. */
export function BigDuration({ ms, locale, parts = 2 }: { ms: number; locale: string; parts?: number }) {
  return durationParts(ms, locale, parts).map(({ value, unit }, index) => (
    <Fragment key={unit}>
      {index > 0 ? ' ' : null}
      <span className="inline-block whitespace-nowrap">
        {value}
        <small className="ml-[0.06em] text-[0.5em] tracking-normal">{unit}</small>
      </span>
    </Fragment>
  ));
}
