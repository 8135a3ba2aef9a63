import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { blockListOf } from '../env.ts';
import { isDirectLoopback, overwriteForwarded } from './client-address.ts';

function requestFrom(peer: string, headers: Record<string, string> = {}) {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, headers);
  request.rawHeaders.push(...Object.entries(headers).flat());
  return request;
}

function addressSeen(peer: string, forwarded: string, trusted: string[] = []) {
  const request = requestFrom(peer, { 'x-forwarded-for': forwarded });
  overwriteForwarded(request, blockListOf(trusted));
  const raw = request.rawHeaders.indexOf('x-forwarded-for');
  expect(request.rawHeaders[raw + 1]).toBe(request.headers['x-forwarded-for']);
  return request.headers['x-forwarded-for'];
}

it('puts the address of the socket in place of what the caller claims', () => {
  expect(addressSeen('203.0.113.9', '1.2.3.4')).toBe('203.0.113.9');
});

it('believes a trusted proxy, and only its last hop', () => {
  expect(addressSeen('10.0.0.5', '1.2.3.4, 198.51.100.7', ['10.0.0.5'])).toBe('198.51.100.7');
  expect(addressSeen('10.0.0.5', '198.51.100.7, 10.0.0.6', ['10.0.0.0/8'])).toBe('198.51.100.7');
});

it('knows an IPv4 address in its IPv6 dress', () => {
  expect(addressSeen('::ffff:10.0.0.5', '198.51.100.7', ['10.0.0.5'])).toBe('198.51.100.7');
});

it('falls back to the proxy itself when the claim is no address', () => {
  expect(addressSeen('10.0.0.5', 'unknown', ['10.0.0.5'])).toBe('10.0.0.5');
});

it('drops a host and scheme that an untrusted caller claims', () => {
  const request = requestFrom('203.0.113.9', {
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'https',
  });
  overwriteForwarded(request, blockListOf([]));
  expect(request.headers).toEqual({ 'x-forwarded-for': '203.0.113.9' });
});

it('calls a request direct only when it comes from this machine through no proxy', () => {
  expect(isDirectLoopback(requestFrom('127.0.0.1'))).toBe(true);
  expect(isDirectLoopback(requestFrom('::ffff:127.0.0.1'))).toBe(true);
  expect(isDirectLoopback(requestFrom('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }))).toBe(false);
  expect(isDirectLoopback(requestFrom('203.0.113.9'))).toBe(false);
});
