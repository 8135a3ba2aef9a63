/** The newest name wins; a bare phone number only where nothing else is known. Blank is no name. */
export function contactNameAfter(held: string | null, told: string | null): string | null {
  if (told === null || told.trim() === '') return held;
  const losesToHeld = isPhoneNumber(told) && held !== null && !isPhoneNumber(held);
  return losesToHeld ? held : told;
}

function isPhoneNumber(name: string): boolean {
  const digits = name.replace(/\D/g, '');
  return digits.length >= 6 && /^[\d\s()+.-]+$/.test(name);
}
