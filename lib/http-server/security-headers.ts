import type { ServerResponse } from 'node:http';

const CONTENT_SECURITY_POLICY = [
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ');

type About = { publicUrl: string; path: string };

/** On every answer, errors included. Whoever answers may still say something stricter. */
export function setSecurityHeaders(response: ServerResponse, { publicUrl, path }: About): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  // Next leaves a header alone that is there already, and marks its own hashed files as lasting for ever.
  if (!path.startsWith('/_next/static/')) response.setHeader('Cache-Control', 'private, no-store');
  if (publicUrl.startsWith('https:')) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}
