// JSON text taken apart into its elements: digits beyond what a number can hold survive, depth is bounded first.
import { scanJson } from './json-scan.ts';
import { quoteLongNumbers } from './long-numbers.ts';

/** `value` as JSON.parse reads it, but with each number of 16 or more digits as its text. */
export type JsonElement =
  | { kind: 'value'; text: string; value: unknown }
  | { kind: 'too_deep'; text: string };

export type JsonElements =
  | { kind: 'unreadable'; reason: 'unreadable' | 'too_deep' | 'not_an_element' }
  | { kind: 'elements'; elements: JsonElement[] };

const DEEPEST = 64;

/** The elements of an array, or the one object. */
export function readJsonElements(text: string): JsonElements {
  const { root, slices, isBalanced, depth } = scanJson(text);
  if (!isBalanced) return { kind: 'unreadable', reason: depth > DEEPEST ? 'too_deep' : 'unreadable' };
  const deep = slices.filter((slice) => slice.depth > DEEPEST);
  const whole = parsed(replaced(text, deep));
  if (whole === undefined) return { kind: 'unreadable', reason: 'unreadable' };
  if (root === 'scalar') return { kind: 'unreadable', reason: 'not_an_element' };
  const values = Array.isArray(whole) && root === 'array' ? whole : [whole];
  const elements = slices.map((slice, index): JsonElement => {
    const own = text.slice(slice.start, slice.end);
    if (slice.depth > DEEPEST) return { kind: 'too_deep', text: own };
    const value = slice.hasLongNumber ? parsed(quoteLongNumbers(own)) : values[index];
    return { kind: 'value', text: own, value };
  });
  return { kind: 'elements', elements };
}

/** Undefined where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is too deep to be parsed stands aside as null, so that the rest can be read. */
function replaced(text: string, slices: readonly { start: number; end: number }[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of slices) {
    result += `${text.slice(from, start)}null`;
    from = end;
  }
  return result + text.slice(from);
}
