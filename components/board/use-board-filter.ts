'use client';

import {
  createParser,
  debounce,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { useMemo } from 'react';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import type { AgeBucket } from '@/lib/domain/board/queue';

/** Who may hold a session, as the filter bar offers it. */
export const HOLDERS = ['AGENT', 'BOT', 'NONE'] as const;

export type FilterHolder = (typeof HOLDERS)[number];

/** Buckets in words that an address can carry as they are. */
const BUCKET_WORDS: Readonly<Record<AgeBucket, string>> = {
  '<1m': '0-1',
  '1-5m': '1-5',
  '5-15m': '5-15',
  '15-60m': '15-60',
  '>60m': '60-',
};

const parseAsBucket = createParser<AgeBucket>({
  parse: (word) =>
    (Object.keys(BUCKET_WORDS) as AgeBucket[]).find((key) => BUCKET_WORDS[key] === word) ?? null,
  serialize: (bucket) => BUCKET_WORDS[bucket],
});

const PARSERS = {
  channel: parseAsNativeArrayOf(parseAsString),
  assigneeType: parseAsNativeArrayOf(parseAsStringLiteral(HOLDERS)),
  age: parseAsNativeArrayOf(parseAsBucket),
  q: parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(250) }),
};

export type BoardFilterState = {
  filter: BoardFilter;
  /** The same text for the same filter. */
  key: string;
  isNarrowed: boolean;
  toggleChannel: (id: string) => void;
  allChannels: () => void;
  toggleHolder: (holder: FilterHolder) => void;
  toggleBucket: (bucket: AgeBucket) => void;
  search: (q: string) => void;
  clear: () => void;
};

/** The board's filter lives in the address: a link is a view. */
export function useBoardFilter(): BoardFilterState {
  const [{ channel, assigneeType, age, q }, set] = useQueryStates(PARSERS);
  const key = JSON.stringify([channel, assigneeType, age, q]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the lists, which are new at each render
  return useMemo(() => {
    const filter = filterOf({ channel, assigneeType, age, q });
    return {
      filter,
      key,
      isNarrowed: Object.keys(filter).length > 0,
      toggleChannel: (id) => void set({ channel: toggled(channel, id) }),
      allChannels: () => void set({ channel: null }),
      toggleHolder: (holder) => void set({ assigneeType: toggled(assigneeType, holder) }),
      toggleBucket: (bucket) => void set({ age: toggled(age, bucket) }),
      search: (text) => void set({ q: text === '' ? null : text }),
      clear: () => void set(null),
    };
  }, [key, set]);
}

type Chosen = { channel: string[]; assigneeType: FilterHolder[]; age: AgeBucket[]; q: string };

/** Nothing chosen narrows nothing. */
function filterOf({ channel, assigneeType, age, q }: Chosen): BoardFilter {
  return {
    ...(channel.length > 0 && { channels: channel }),
    ...(assigneeType.length > 0 && { assigneeTypes: assigneeType }),
    ...(age.length > 0 && { buckets: age }),
    ...(q.trim() !== '' && { q }),
  };
}

function toggled<T>(values: readonly T[], value: T): T[] | null {
  const rest = values.filter((held) => held !== value);
  const next = rest.length === values.length ? [...values, value] : rest;
  return next.length === 0 ? null : next;
}
