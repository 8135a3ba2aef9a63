import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Fixture = { name: string; body: string };

const FOLDER = join(import.meta.dirname, '../fixtures');

/** Every payload of the fixtures folder; a line of an .ndjson file is a delivery of its own. */
export function fixtures(): Fixture[] {
  return readdirSync(FOLDER)
    .filter((name) => name !== 'README.md')
    .sort()
    .flatMap((name) => deliveriesIn(name, readFileSync(join(FOLDER, name), 'utf8')));
}

function deliveriesIn(name: string, text: string): Fixture[] {
  if (!name.endsWith('.ndjson')) return [{ name, body: text }];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((body, i) => ({ name: `${name}:${i + 1}`, body }));
}
