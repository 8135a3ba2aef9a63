// What was sent, element by element, for the check that all of it was stored.
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import type { Outcome } from '../../support/sending/lane.ts';
import { elementsIn, type Prepared } from '../../support/sending/requests.ts';
import { ENTRY, ENTRY_BYTES } from './orders.ts';

export function writeBook(file: string, { acknowledged, unknown }: Outcome): void {
  appendFileSync(file, entriesOf(acknowledged, ENTRY.acknowledged));
  appendFileSync(file, entriesOf(unknown, 0));
}

function entriesOf(requests: readonly Prepared[], mark: number): Buffer {
  const elements = requests.flatMap(elementsIn);
  const entries = Buffer.alloc(elements.length * ENTRY_BYTES);
  for (const [index, element] of elements.entries()) {
    const at = index * ENTRY_BYTES;
    createHash('md5').update(element).digest().copy(entries, at);
    const isMessage = element.includes('"eventType":"IM_Message_Add"');
    entries[at + ENTRY_BYTES - 1] = mark | (isMessage ? ENTRY.message : 0);
  }
  return entries;
}
