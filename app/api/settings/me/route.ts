import { chosenLocaleCookie } from '@/lib/auth/settings/locale-cookie';
import { OwnChoices } from '@/lib/auth/settings/settings-requests';
import { updateLocale } from '@/lib/db/installation/users';
import { bodyOf, done, refuseAllBut, userRoute, withCookies } from '@/lib/http';

export const PATCH = userRoute(async (request, _params, { userId }) => {
  const { locale } = await bodyOf(request, OwnChoices);
  await updateLocale(userId, locale);
  return withCookies(done(), [await chosenLocaleCookie(locale)]);
});

export const { DELETE, GET, OPTIONS, POST, PUT } = refuseAllBut('PATCH');
