import type { BoardFilter } from '@/lib/domain/board/board-filter';
import type { Moment } from './moments';
import type { StatusBand } from './status-bands';

/** What the picture and its equivalents in words are made of. */
export type PictureProps = {
  bands: readonly StatusBand[];
  moments: readonly Moment[];
  filter: BoardFilter;
  textOf: (moment: Moment) => string;
};
