// Which sites' pages may act for a signed-in person. Browsers name theirs in `Origin`; scripts send none.
import { env } from '../env.ts';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** The public URL, and where Vigia is served on loopback, the other names of loopback with the same ports. */
export function allowedOrigins(): readonly string[] {
  const { publicUrl, host, port } = env();
  const url = new URL(publicUrl);
  const ports = new Set<string>();
  if (isLoopbackName(host)) ports.add(String(port));
  if (isLoopbackName(url.hostname) && url.protocol === 'http:') ports.add(url.port || '80');
  const onLoopback = [...ports].flatMap((number) =>
    LOOPBACK_NAMES.map((name) => new URL(`http://${name}:${number}`).origin),
  );
  return [...new Set([url.origin, ...onLoopback])];
}

export function isAllowedOrigin(origin: string): boolean {
  return allowedOrigins().includes(origin);
}

function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
