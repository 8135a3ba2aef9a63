import { readFileSync } from 'node:fs';

/** The bytes of a file of the fixtures folder. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url));
}

/** A body as a sender would write it. */
export function bodyOf(value: unknown): Uint8Array {
  return bytesOf(JSON.stringify(value));
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
