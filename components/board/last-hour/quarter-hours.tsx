'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { listLinkWithin } from '../list-link';
import { queryAt } from './moments';
import type { PictureProps } from './picture-props';
import { useBandWord } from './use-band-word';

/** The picture as a table, for those who hear the page; each number opens its list. A table would not be narrow. */
export function QuarterHours({ bands, moments, filter, textOf, every }: PictureProps & { every: number }) {
  const t = useTranslations('board.lastHour');
  const format = useFormatter();
  const wordOf = useBandWord();
  const shown = moments.flatMap((moment, index) =>
    moment.at === null || index % every === 0 ? [{ moment, index }] : [],
  );
  return (
    <div className="sr-only">
      <table>
        <caption>{t('title')}</caption>
        <thead>
          <tr>
            <td />
            {shown.map(({ moment, index }) => (
              <th key={index} scope="col">
                {textOf(moment)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bands.map(({ status, values }) => (
            <tr key={status}>
              <th scope="row">{wordOf(status)}</th>
              {shown.map(({ moment, index }) => (
                <td key={index}>
                  <a tabIndex={-1} href={listLinkWithin(queryAt(status, moment), filter) ?? '#'}>
                    {format.number(values[index] ?? 0)}
                  </a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
