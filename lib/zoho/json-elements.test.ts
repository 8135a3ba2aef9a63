import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsAlways } from '../domain/testing/property-runs.ts';
import { readJsonElements } from './json-elements.ts';
import { quoteLongNumbers } from './long-numbers.ts';

it('reads every array as JSON.parse does, each element with its own text', () => {
  const spaces = fc.constantFrom(undefined, 1, '\t');
  holdsAlways(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 5, noUnicodeString: false })), spaces, (values, space) => {
      const text = JSON.stringify(values, null, space);
      const read = readJsonElements(text);
      if (read.kind === 'unreadable') throw new Error(read.reason);
      const texts = read.elements.map((element) => element.text);
      expect(texts.map((own) => JSON.parse(own))).toEqual(JSON.parse(text));
      expect(texts.every((own) => text.includes(own))).toBe(true);
    }),
  );
});

it('keeps integers of any length', () => {
  holdsAlways(
    fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (id) => {
      const read = readJsonElements(`[{"id":${id}},{"id":[${id}, "${id}"]}]`);
      const values =
        read.kind === 'elements'
          ? read.elements.map((element) => element.kind === 'value' && element.value)
          : [];
      expect(String((values[0] as { id: unknown }).id)).toBe(String(id));
      expect((values[1] as { id: unknown[] }).id.map(String)).toEqual([String(id), String(id)]);
    }),
  );
});

it('puts quotes around long numbers outside of strings, and changes nothing else', () => {
  expect(
    quoteLongNumbers(
      '{"a":1234567890123456,"b":-0.12345678901234567e5,"c":"1234567890123456","d":[123456789012345]}',
    ),
  ).toBe(
    '{"a":"1234567890123456","b":"-0.12345678901234567e5","c":"1234567890123456","d":[123456789012345]}',
  );
  expect(quoteLongNumbers('{"a\\"":12345678901234567}')).toBe('{"a\\"":"12345678901234567"}');
});

it('takes a text of a million characters in its stride', () => {
  const text = JSON.stringify([{ text: '\\"'.repeat(500_000), id: 1 }]);
  const start = performance.now();
  expect(readJsonElements(text).kind).toBe('elements');
  expect(performance.now() - start).toBeLessThan(1_000);
});
