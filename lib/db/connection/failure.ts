// What a failed query says about trying again. After a killed connection the errors are not uniform.

/** Deadlock or serialisation failure: the same work may succeed at once. */
export function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(sqlStateOf(error) ?? '');
}

/** Postgres is away, slow or ending: the same work may succeed later. Data that it refuses is not among them. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== null) return /^(08|40|53|55|57|58)/.test(state);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^E[A-Z]+$/.test(code) || /timeout|connection|terminat|not queryable|pool/i.test(error.message);
}

/** Somebody else held for too long what the work needs. */
export function isLockedOut(error: unknown): boolean {
  return sqlStateOf(error) === '55P03';
}

/** Out of time or of memory while Postgres may be well: perhaps it is too much work. */
export function isTooMuch(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== null) return ['57014', '53200', '25P03'].includes(state);
  return error instanceof Error && /query read timeout/i.test(error.message);
}

function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}
