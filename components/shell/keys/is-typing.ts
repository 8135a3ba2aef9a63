const FIELDS = 'input, textarea, select, [contenteditable="true"], dialog[open]';

/** True where a key belongs to a field, a dialog or the browser, so that it is no shortcut of ours. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  return event.target instanceof Element && event.target.closest(FIELDS) !== null;
}
