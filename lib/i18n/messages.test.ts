import { describe, expect, it } from 'vitest';
import en from '../../messages/en.json' with { type: 'json' };
import ptBr from '../../messages/pt-BR.json' with { type: 'json' };

/** Every message by its path. */
function flat(messages: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : [...flat(value, `${path}${key}.`)],
    ),
  );
}

/** The names that a message is given values for, and its tags. */
function argumentsOf(message: string): string[] {
  const names = [...message.matchAll(/\{(\w+)\s*[,}]/g), ...message.matchAll(/<(\w+)>/g)];
  return [...new Set(names.map(([, name = '']) => name))].sort();
}

describe('the messages', () => {
  const english = flat(en);
  const portuguese = flat(ptBr);

  it('are the same in every language', () => {
    expect([...portuguese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('take the same values in every language', () => {
    for (const [key, message] of english) {
      expect(argumentsOf(portuguese.get(key) ?? ''), key).toEqual(argumentsOf(message));
    }
  });

  it('are never empty where the other language has words', () => {
    for (const [key, message] of english) expect(portuguese.get(key) === '', key).toBe(message === '');
  });
});
