/** The values of one statement; text that a caller sent travels here and nowhere else. */
export type SqlParameters = {
  values: unknown[];
  /** Adds a value and gives its placeholder. */
  add: (value: unknown) => string;
};

export function sqlParameters(): SqlParameters {
  const values: unknown[] = [];
  return {
    values,
    add: (value) => `$${values.push(storable(value))}`,
  };
}

/** Postgres refuses NUL in text, and nothing stored has one. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd');
  return Array.isArray(value) ? value.map(storable) : value;
}
