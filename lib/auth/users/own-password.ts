import { noteUserChanged } from '../../db/installation/users.ts';
import { RequestError } from '../../errors.ts';
import { auth } from '../better-auth.ts';
import { addressOf } from '../sign-in/sign-in.ts';
import { beginAttempt, forgiveAttempt } from '../sign-in/sign-in-limit.ts';

export type PasswordChange = { currentPassword: string; newPassword: string };
export type PasswordChanged = { kind: 'changed'; cookies: string[] } | { kind: 'too_many'; waitMs: number };

/** Ends all sign-ins of the person and their open sockets; the cookies are those of a new one, for this browser. */
export async function changeOwnPassword(
  { userId }: { userId: string },
  request: Request,
  body: PasswordChange,
): Promise<PasswordChanged> {
  // A browser left open must not be a place to guess the password at leisure.
  const attempt = { account: `password of ${userId}`, address: addressOf(request) };
  const waitMs = await beginAttempt(attempt, Date.now());
  if (waitMs !== null) return { kind: 'too_many', waitMs };
  const answer = await auth().api.changePassword({
    headers: request.headers,
    body: { ...body, revokeOtherSessions: true },
    asResponse: true,
  });
  if (answer.status >= 500)
    throw new Error(`the sign-in library answered ${answer.status} to a new password`);
  if (!answer.ok) throw new RequestError(400, 'wrong_password', 'The current password is wrong.');
  await forgiveAttempt(attempt, Date.now());
  await noteUserChanged(userId);
  return { kind: 'changed', cookies: answer.headers.getSetCookie() };
}
