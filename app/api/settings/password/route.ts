import { PasswordChange } from '@/lib/auth/settings/settings-requests';
import { tooManyAttempts } from '@/lib/auth/sign-in/answer-sign-in';
import { changeOwnPassword } from '@/lib/auth/users/own-password';
import { bodyOf, done, refuseAllBut, userRoute, withCookies } from '@/lib/http';

export const POST = userRoute(async (request, _params, viewer) => {
  const result = await changeOwnPassword(viewer, request, await bodyOf(request, PasswordChange));
  return result.kind === 'changed' ? withCookies(done(), result.cookies) : tooManyAttempts(result.waitMs);
});

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseAllBut('POST');
