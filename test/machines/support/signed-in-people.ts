// People with a sign-in each, written straight into the database; a password would cost a second of work.
import { createHmac, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/** The Cookie header of each. `secret` is the server's VIGIA_SECRET. */
export async function signInPeople(pool: Pool, count: number, secret: string): Promise<string[]> {
  const people = Array.from({ length: count }, () => ({ id: randomUUID(), token: randomUUID() }));
  const [ids, tokens] = [people.map(({ id }) => id), people.map(({ token }) => token)];
  await pool.query(
    `INSERT INTO auth."user" (id, name, email, updated_at)
     SELECT id, 'Vera', id || '@example.test', now() FROM unnest($1::text[]) AS id`,
    [ids],
  );
  await pool.query(
    `INSERT INTO auth.login (id, token, user_id, expires_at, updated_at)
     SELECT token, token, id, now() + interval '1 hour', now() FROM unnest($1::text[], $2::text[]) AS one (id, token)`,
    [ids, tokens],
  );
  return tokens.map((token) => {
    const signature = createHmac('sha256', secret).update(token).digest('base64');
    return `vigia.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  });
}
