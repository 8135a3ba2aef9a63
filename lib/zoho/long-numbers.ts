import { isDigit, LONG_NUMBER_DIGITS, stringEnd } from './json-scan.ts';

/**
 * Puts quotes around every number with 16 or more digits in a row, in text that is valid JSON. One parser then reads
 * every element by the same rules, and since every scalar becomes text nothing is lost.
 */
export function quoteLongNumbers(text: string): string {
  let result = '';
  let copiedTo = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = stringEnd(text, at);
    if (!isNumberStart(code)) continue;
    const end = numberEnd(text, at);
    if (hasLongRun(text, at, end)) {
      result += `${text.slice(copiedTo, at)}"${text.slice(at, end)}"`;
      copiedTo = end;
    }
    at = end - 1;
  }
  return result + text.slice(copiedTo);
}

function isNumberStart(code: number): boolean {
  return code === 0x2d || isDigit(code);
}

function numberEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && '0123456789.eE+-'.includes(text.charAt(end))) end += 1;
  return end;
}

function hasLongRun(text: string, start: number, end: number): boolean {
  let run = 0;
  for (let at = start; at < end; at += 1) {
    run = isDigit(text.charCodeAt(at)) ? run + 1 : 0;
    if (run >= LONG_NUMBER_DIGITS) return true;
  }
  return false;
}
