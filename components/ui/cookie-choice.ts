const YEAR_S = 31_536_000;

/** Remembers a choice of this browser where the server can read it before the first paint. */
export function saveChoice(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing outside secure contexts
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
