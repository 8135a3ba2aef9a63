import { isAllowedOrigin } from './origin.ts';
import { bearerTokenOf, cookieViewer, tokenViewer, type Viewer } from './viewer.ts';

type Handshake = {
  cookie?: string | undefined;
  authorization?: string | undefined;
  /** `auth.token` of the Socket.IO handshake. */
  token?: string | undefined;
  origin?: string | undefined;
};

/** Who a socket speaks for. A cookie counts only beside the Origin of one of our own pages. */
export async function socketViewer({
  cookie,
  authorization,
  token,
  origin,
}: Handshake): Promise<Viewer | null> {
  const bearer = token ?? bearerTokenOf(authorization);
  if (bearer !== null) return tokenViewer(bearer);
  if (cookie === undefined || origin === undefined || !isAllowedOrigin(origin)) return null;
  return cookieViewer(cookie);
}
