// One pass over JSON text, before any parser sees it. Valid text is sliced rightly; for any other the parser decides.

/** An element: its place in the text without the space around it, its depth in the whole, and whether JSON.parse would lose digits. */
export type JsonSlice = { start: number; end: number; depth: number; hasLongNumber: boolean };

export type JsonScan = {
  root: 'array' | 'object' | 'scalar';
  /** The elements of the array, or the object itself; none of a scalar. */
  slices: JsonSlice[];
  isBalanced: boolean;
  depth: number;
};

/** Digits in a row that a double may not hold. */
export const LONG_NUMBER_DIGITS = 16;

export function scanJson(text: string): JsonScan {
  const first = text.search(/\S/);
  const root = rootOf(text[first]);
  if (root === 'scalar') return { root, slices: [], isBalanced: true, depth: 0 };
  const cursor = { at: first, depth: 0, deepest: 0, digits: 0 };
  const slices: JsonSlice[] = [];
  let current = { from: root === 'array' ? first + 1 : first, depth: 0, hasLongNumber: false };
  for (; cursor.at < text.length; cursor.at += 1) {
    const isBetween = advance(text, cursor);
    current.depth = Math.max(current.depth, cursor.depth);
    current.hasLongNumber ||= cursor.digits >= LONG_NUMBER_DIGITS;
    if (root === 'array' && isBetween) {
      slices.push(sliceOf(text, current, cursor.at));
      current = { from: cursor.at + 1, depth: 0, hasLongNumber: false };
    }
    if (cursor.depth <= 0) break;
  }
  const last = sliceOf(text, current, root === 'array' ? cursor.at : cursor.at + 1);
  if (last.start < last.end || slices.length > 0) slices.push(last);
  return { root, slices, isBalanced: cursor.depth === 0, depth: cursor.deepest };
}

/** Index of the quote that ends the string begun at `start`, or the end of the text. */
export function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function rootOf(first: string | undefined): JsonScan['root'] {
  if (first === '[') return 'array';
  return first === '{' ? 'object' : 'scalar';
}

type Cursor = { at: number; depth: number; deepest: number; digits: number };

/** Takes one character, or one whole string; true at a comma between elements. */
function advance(text: string, cursor: Cursor): boolean {
  const code = text.charCodeAt(cursor.at);
  cursor.digits = isDigit(code) ? cursor.digits + 1 : 0;
  switch (code) {
    case 0x22:
      cursor.at = stringEnd(text, cursor.at);
      return false;
    case 0x5b:
    case 0x7b:
      cursor.depth += 1;
      cursor.deepest = Math.max(cursor.deepest, cursor.depth);
      return false;
    case 0x5d:
    case 0x7d:
      cursor.depth -= 1;
      return false;
    default:
      return code === 0x2c && cursor.depth === 1;
  }
}

function sliceOf(
  text: string,
  current: { from: number; depth: number; hasLongNumber: boolean },
  to: number,
): JsonSlice {
  let start = current.from;
  let end = Math.min(to, text.length);
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return { start, end, depth: current.depth, hasLongNumber: current.hasLongNumber };
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
