import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. Every command works from any folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const at = (...parts) => join(root, ...parts);
