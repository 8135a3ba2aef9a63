// Is every element that was answered 200 stored, once, byte for byte, and counted?
import { readFileSync } from 'node:fs';
import type { BenchDatabase } from '../support/processes/database.ts';
import { ENTRY, ENTRY_BYTES } from './sender/orders.ts';
import type { Stage } from './stage.ts';

export type Verified = {
  acknowledged: number;
  found: number;
  lost: number;
  duplicated: number;
  /** Stored, and never sent. */
  invented: number;
  /** Sent and not answered 200; they may be stored or not. */
  unknown: number;
  /** Counted per channel and minute, beside how many were stored. */
  messages: { counted: number; sent: number };
  pending: number;
  quarantined: number;
};

export async function verify({ database, product, bookFile }: Stage): Promise<Verified> {
  const book = readBook(bookFile);
  const stored = await readStored(database, book);
  const { pending, quarantined } = (await product.board()).feed;
  const marks = [...book.values()];
  const isFound = (mark: number) => (mark & FOUND) !== 0;
  const isAcknowledged = (mark: number) => (mark & ENTRY.acknowledged) !== 0;
  const acknowledged = marks.filter(isAcknowledged);
  const found = acknowledged.filter(isFound).length;
  return {
    acknowledged: acknowledged.length,
    found,
    lost: acknowledged.length - found,
    ...stored,
    unknown: marks.length - acknowledged.length,
    messages: {
      counted: await countedMessages(database),
      sent: marks.filter((mark) => isFound(mark) && (mark & ENTRY.message) !== 0).length,
    },
    pending,
    quarantined,
  };
}

/** Null where all is as it must be, else what is wrong. */
export function complaintOf(verified: Verified): string | null {
  const { lost, duplicated, invented, messages, pending, quarantined } = verified;
  const wrong = Object.entries({ lost, duplicated, invented, pending, quarantined })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  if (messages.counted !== messages.sent)
    wrong.push(`${messages.counted} messages counted of ${messages.sent} stored`);
  return wrong.length > 0 ? wrong.join(', ') : null;
}

/** In the memory of the check alone, beside the marks of the sender's book. */
const FOUND = 4;

function readBook(file: string): Map<string, number> {
  const bytes = readFileSync(file);
  const book = new Map<string, number>();
  for (let at = 0; at < bytes.length; at += ENTRY_BYTES) {
    const mark = bytes[at + ENTRY_BYTES - 1] ?? 0;
    book.set(bytes.toString('latin1', at, at + ENTRY_BYTES - 1), mark);
  }
  return book;
}

const PAGE = 20_000;

type Row = { place: string; digest: Buffer };

/** Marks in the book what is found. */
async function readStored({ client }: BenchDatabase, book: Map<string, number>) {
  let [duplicated, invented, after] = [0, 0, '0'];
  for (;;) {
    const { rows } = await client.query<Row>(
      `SELECT position::text AS place, decode(md5(element), 'hex') AS digest FROM event
        WHERE position > $1 ORDER BY position LIMIT ${PAGE}`,
      [after],
    );
    for (const { digest } of rows) {
      const name = digest.toString('latin1');
      const mark = book.get(name);
      if (mark === undefined) invented += 1;
      else if ((mark & FOUND) !== 0) duplicated += 1;
      else book.set(name, mark | FOUND);
    }
    const last = rows.at(-1);
    if (!last) return { duplicated, invented };
    after = last.place;
  }
}

async function countedMessages({ client }: BenchDatabase): Promise<number> {
  const { rows } = await client.query<{ n: string }>(
    'SELECT coalesce(sum(n), 0)::text AS n FROM channel_minute',
  );
  return Number(rows[0]?.n ?? 0);
}
