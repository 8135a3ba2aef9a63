import { foldText } from '../../domain/board/search.ts';
import { processSingleton } from '../../process-singleton.ts';

/**
 * A Postgres regular expression that finds `folded` (of foldText) wherever foldText of the value contains it.
 * ILIKE cannot: its idea of case is the database's locale, and it knows no accents.
 */
export function foldedPattern(folded: string): string {
  const variants = processSingleton('foldedVariants', variantsByFolded);
  return Array.from(folded.normalize('NFC'), (character) => {
    const others = variants.get(character) ?? '';
    const literal = /[\p{L}\p{N}]/u.test(character) ? character : `\\${character}`;
    return `${others === '' ? literal : `[${character}${others}]`}[${COMBINING}]*`;
  }).join('');
}

const COMBINING = '\u0300-\u036f';
const LAST_OF_BMP = 0xffff;
const SURROGATES = { from: 0xd800, to: 0xdfff };

/** Every character that folds to another single letter, under that letter. */
function variantsByFolded(): Map<string, string> {
  const variants = new Map<string, string>();
  for (let code = 0x41; code <= LAST_OF_BMP; code += 1) {
    if (code >= SURROGATES.from && code <= SURROGATES.to) continue;
    const character = String.fromCharCode(code);
    const folded = foldText(character);
    if (folded === character || !/^\p{L}$/u.test(folded)) continue;
    variants.set(folded, (variants.get(folded) ?? '') + character);
  }
  return variants;
}
