import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkListenAddress, listen } from './listen-address.ts';

let other: Server;
let address: { host: string; port: number };

beforeEach(async () => {
  other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  address = { host: '127.0.0.1', port: (other.address() as AddressInfo).port };
});
afterEach(() => void other.close());

it('waits for a port that its last user is about to free', async () => {
  setTimeout(() => other.close(), 200);
  await expect(checkListenAddress(address)).resolves.toBeUndefined();
});

it('says in words that a port stays taken', async () => {
  const { port } = address;
  const words = `Port ${port} on 127.0.0.1 is taken by another program: set PORT to a free one.`;
  await expect(checkListenAddress(address)).rejects.toThrow(words);
  expect(await listen(createServer(), address)).toBe(words);
});
