import { describe, expect, it } from 'vitest';
import { safeReturnPath, signInPath } from './return-path.ts';

describe('the way back after signing in', () => {
  it('is the page that was asked for, filter and all', () => {
    expect(safeReturnPath('/sessions?status=OPEN&channel=1')).toBe('/sessions?status=OPEN&channel=1');
    expect(safeReturnPath('/feed?_rsc=abc')).toBe('/feed');
    expect(safeReturnPath('/feed?at=1&_rsc=abc')).toBe('/feed?at=1');
  });

  it('never leaves this site', () => {
    for (const wanted of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/%5c/../\\evil.example',
      '/.//evil.example',
      '/a/..//evil.example',
      'javascript:alert(1)',
      'sessions',
      '',
      null,
    ]) {
      expect(safeReturnPath(wanted), String(wanted)).toMatch(/^\/(?![/\\])/);
      expect(new URL(safeReturnPath(wanted), 'https://vigia.example.com').origin).toBe(
        'https://vigia.example.com',
      );
    }
  });

  it('is no API answer, and not the sign-in page again', () => {
    expect(safeReturnPath('/api/board')).toBe('/');
    expect(safeReturnPath('/sign-in?next=/feed')).toBe('/');
    expect(safeReturnPath('/_next/static/x.js')).toBe('/');
  });

  it('is left out of the address of the sign-in page where it is the board', () => {
    expect(signInPath('/')).toBe('/sign-in');
    expect(signInPath('/sessions?q=a b')).toBe('/sign-in?next=%2Fsessions%3Fq%3Da%2Bb');
    expect(signInPath('/feed', 'wrong')).toBe('/sign-in?next=%2Ffeed&problem=wrong');
  });
});
