import type { IncomingMessage } from 'node:http';
import { type BlockList, isIP } from 'node:net';

const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-real-ip',
  'x-forwarded-host',
  'x-forwarded-proto',
  'via',
];

/** True when the request came straight from this machine, through no proxy. */
export function isDirectLoopback(request: IncomingMessage): boolean {
  const address = plain(request.socket.remoteAddress);
  const isLoopback = address === '::1' || address.startsWith('127.');
  return isLoopback && FORWARDING.every((name) => request.headers[name] === undefined);
}

/**
 * Leaves exactly one address in X-Forwarded-For: the caller's. Limits per address are counted by it, so a caller must
 * not be able to choose it; only a trusted proxy is believed, and only for the last hop that is not trusted itself.
 */
export function overwriteForwarded(request: IncomingMessage, trusted: BlockList): void {
  const peer = plain(request.socket.remoteAddress);
  const chain = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((hop) => plain(hop.trim()));
  const isTrusted = (address: string) => isIP(address) !== 0 && trusted.check(address, familyOf(address));
  const believed = isTrusted(peer) ? chain.findLast((hop) => isIP(hop) !== 0 && !isTrusted(hop)) : undefined;

  removeHeaders(request, isTrusted(peer) ? ['forwarded', 'x-forwarded-for', 'x-real-ip'] : FORWARDING);
  addHeader(request, 'x-forwarded-for', believed ?? peer);
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** `::ffff:10.0.0.1` is how a dual-stack socket writes 10.0.0.1. */
function plain(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
}

/** Whoever comes after may read either list. */
function removeHeaders(request: IncomingMessage, names: readonly string[]): void {
  for (const name of names) delete request.headers[name];
  const kept: string[] = [];
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = request.rawHeaders.slice(i, i + 2);
    if (!names.includes(name.toLowerCase())) kept.push(name, value);
  }
  request.rawHeaders.splice(0, request.rawHeaders.length, ...kept);
}

function addHeader(request: IncomingMessage, name: string, value: string): void {
  request.headers[name] = value;
  request.rawHeaders.push(name, value);
}
