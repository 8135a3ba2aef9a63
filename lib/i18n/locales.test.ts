import { describe, expect, it } from 'vitest';
import { localeOf } from './locales.ts';

describe('the language of a reader', () => {
  it('is what this browser chose, before all else', () => {
    expect(localeOf({ cookie: 'pt-BR', user: 'en', org: 'en', acceptLanguage: 'en' })).toBe('pt-BR');
  });

  it('is the user’s, then the organisation’s, where this browser has chosen none', () => {
    expect(localeOf({ user: 'pt-BR', org: 'en', acceptLanguage: 'en' })).toBe('pt-BR');
    expect(localeOf({ user: null, org: 'pt-BR', acceptLanguage: 'en' })).toBe('pt-BR');
  });

  it('is the best one that the browser asks for, by weight', () => {
    expect(localeOf({ acceptLanguage: 'de, en;q=0.4, pt-BR;q=0.8' })).toBe('pt-BR');
    expect(localeOf({ acceptLanguage: 'pt-BR;q=0, en;q=0.1' })).toBe('en');
  });

  it('is that of the same language where the region is another', () => {
    expect(localeOf({ acceptLanguage: 'pt-PT' })).toBe('pt-BR');
    expect(localeOf({ cookie: 'EN-gb' })).toBe('en');
  });

  it('is English where nothing is known, or nothing that we speak', () => {
    expect(localeOf({})).toBe('en');
    expect(localeOf({ cookie: '../../etc', acceptLanguage: 'ja, *;q=0.1' })).toBe('en');
  });
});
