const PROBLEMS = [
  'wrong_password',
  'too_many_attempts',
  'unauthenticated',
  'forbidden',
  'foreign_origin',
  'no_org',
] as const;

export type Problem = (typeof PROBLEMS)[number] | 'unavailable' | 'refused';
export type Saved = { ok: true; body: unknown } | { ok: false; problem: Problem };

/** Sends a change; never throws. The words for a problem are the caller's. */
export async function save(method: 'PATCH' | 'POST', path: string, change: object): Promise<Saved> {
  const answer = await fetch(`/api/settings/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  }).catch(() => null);
  if (answer === null || answer.status >= 500) return { ok: false, problem: 'unavailable' };
  const body: unknown = answer.status === 204 ? null : await answer.json().catch(() => null);
  return answer.ok ? { ok: true, body } : { ok: false, problem: problemOf(body) };
}

function problemOf(body: unknown): Problem {
  const code = (body as { error?: { code?: unknown } } | null)?.error?.code;
  return PROBLEMS.find((known) => known === code) ?? 'refused';
}
