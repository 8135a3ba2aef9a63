const KINDS = ['wrong', 'too_many', 'unavailable', 'foreign_origin'] as const;

/** `minutes`: how long to wait; 0 where that is not known. */
export type Problem = { kind: (typeof KINDS)[number]; minutes: number };

/** Null: signed in. */
export async function signIn(email: string, password: string): Promise<Problem | null> {
  const answer = await fetch('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }).catch(() => null);
  if (answer?.ok) return null;
  return problemOf(answer);
}

/** Of the page's own address: an attempt made before any script ran. */
export function problemFrom(word: string | undefined): Problem | null {
  const kind = KINDS.find((known) => known === word);
  return kind === undefined ? null : { kind, minutes: 0 };
}

function problemOf(answer: Response | null): Problem {
  switch (answer?.status) {
    case 400:
    case 401:
      return { kind: 'wrong', minutes: 0 };
    case 403:
      return { kind: 'foreign_origin', minutes: 0 };
    case 429:
      return { kind: 'too_many', minutes: Math.ceil(Number(answer.headers.get('retry-after')) / 60) };
    default:
      return { kind: 'unavailable', minutes: 0 };
  }
}
