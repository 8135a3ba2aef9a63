// What a projection says and what it should say, where the two differ. Ids and names of columns only: no text, no names.

export const PROJECTIONS = [
  'event',
  'quarantine',
  'session',
  'spell',
  'message',
  'finding',
  'status count',
  'channel minute',
  'channel',
  'assignee',
  'unknown value',
] as const;

export type Projection = (typeof PROJECTIONS)[number];

/** `id` of what differs (of a spell its session's), `what` in words. */
export type Difference = { projection: Projection; orgId: string; id: string; what: string };

export type Differences = {
  add(difference: Difference): void;
  count(projection?: Projection): number;
  /** The first few of a kind. */
  examples(projection?: Projection): readonly Difference[];
};

const EXAMPLES = 5;

export function createDifferences(): Differences {
  const counts = new Map<Projection, number>();
  const kept: Difference[] = [];
  const first = (projection?: Projection) =>
    kept.filter((one) => !projection || one.projection === projection);
  return {
    add(difference) {
      const held = counts.get(difference.projection) ?? 0;
      counts.set(difference.projection, held + 1);
      if (held < EXAMPLES) kept.push(difference);
    },
    count: (projection) =>
      projection ? (counts.get(projection) ?? 0) : [...counts.values()].reduce((sum, n) => sum + n, 0),
    examples: (projection) => first(projection).slice(0, EXAMPLES),
  };
}

/** Names of the fields in which the two differ; null where none does. Fields that only one has count. */
export function differingFields(
  held: object,
  wanted: object,
  isEqual: (a: unknown, b: unknown) => boolean,
): string | null {
  const one = new Map(Object.entries(held));
  const other = new Map(Object.entries(wanted));
  const names = [...new Set([...one.keys(), ...other.keys()])];
  const differing = names.filter((name) => !isEqual(one.get(name), other.get(name)));
  return differing.length === 0 ? null : differing.join(', ');
}
