import { signOut } from '@/lib/auth/sign-in/sign-in';
import { done, publicRoute, refuseAllBut, withCookies } from '@/lib/http';

export const POST = publicRoute(async (request) => withCookies(done(), await signOut(request)));

export const { DELETE, GET, OPTIONS, PATCH, PUT } = refuseAllBut('POST');
