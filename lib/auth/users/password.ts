import { randomBytes } from 'node:crypto';
import { z } from 'zod';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

export const NewPassword = z
  .string()
  .min(SHORTEST_PASSWORD, `A password needs at least ${SHORTEST_PASSWORD} characters.`)
  .max(LONGEST_PASSWORD, `A password may have at most ${LONGEST_PASSWORD} characters.`);

/** 96 bits, easy to copy. */
export function generatedPassword(): string {
  return randomBytes(12).toString('base64url');
}
