import { beforeEach, describe, expect, it } from 'vitest';
import { envFrom } from '../env.ts';
import { isAllowedOrigin } from './origin.ts';

/** The settings of the process are read once; tests put their own in that place. */
function served(variables: Record<string, string>): void {
  Object.assign(globalThis, { [Symbol.for('vigia.env')]: envFrom(variables) });
}

describe('the origins of our pages', () => {
  beforeEach(() => served({}));

  it('on loopback are all its names with the port of the server', () => {
    served({ PORT: '8123' });
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      expect(isAllowedOrigin(`http://${name}:8123`)).toBe(true);
      expect(isAllowedOrigin(`http://${name}:3000`)).toBe(false);
      expect(isAllowedOrigin(`https://${name}:8123`)).toBe(false);
    }
  });

  it('are that of the public URL alone where the server listens for others', () => {
    served({ HOST: '0.0.0.0', VIGIA_PUBLIC_URL: 'https://vigia.example.com' });
    expect(isAllowedOrigin('https://vigia.example.com')).toBe(true);
    expect(isAllowedOrigin('http://localhost:3000')).toBe(false);
    expect(isAllowedOrigin('http://vigia.example.com')).toBe(false);
    expect(isAllowedOrigin('https://www.vigia.example.com')).toBe(false);
  });

  it('behind a proxy on this machine are the public one and those of loopback', () => {
    served({ VIGIA_PUBLIC_URL: 'https://vigia.example.com' });
    expect(isAllowedOrigin('https://vigia.example.com')).toBe(true);
    expect(isAllowedOrigin('http://localhost:3000')).toBe(true);
    expect(isAllowedOrigin('http://evil.example')).toBe(false);
  });

  it('of a mapped port on loopback count under each of its names', () => {
    served({ HOST: '0.0.0.0', VIGIA_PUBLIC_URL: 'http://localhost:8080' });
    expect(isAllowedOrigin('http://127.0.0.1:8080')).toBe(true);
    expect(isAllowedOrigin('http://127.0.0.1:3000')).toBe(false);
  });
});
