/** The look of a link within words; where a whole row or figure opens something, that has a look of its own. */
export const TEXT_LINK = 'underline decoration-line-strong underline-offset-3 hover:decoration-ink-3';
