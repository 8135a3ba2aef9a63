// One delivery on disk: magic, length, checksum, then what was given at receipt and the raw bytes.
import { crc32 } from 'node:zlib';
import type { NewDelivery } from '../db/deliveries.ts';

export type SpooledDelivery = Omit<NewDelivery, 'origin'>;

const MAGIC = Buffer.from('VIGIASP1', 'latin1');
/** Magic, length of the payload (32 bits), CRC-32 of the payload (32 bits). */
const HEADER_BYTES = MAGIC.length + 8;
/** Length of the facts (32 bits), the facts as JSON, the body. */
const FACTS_LENGTH_BYTES = 4;

export function encodeRecord({ body, ...facts }: SpooledDelivery): Buffer {
  const { id, receivedAt, sourceId } = facts;
  const head = Buffer.from(JSON.stringify({ id, receivedAt, sourceId }));
  const payload = Buffer.allocUnsafe(FACTS_LENGTH_BYTES + head.length + body.byteLength);
  payload.writeUInt32LE(head.length, 0);
  head.copy(payload, FACTS_LENGTH_BYTES);
  payload.set(body, FACTS_LENGTH_BYTES + head.length);
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt32LE(payload.length, MAGIC.length);
  header.writeUInt32LE(crc32(payload), MAGIC.length + 4);
  return Buffer.concat([header, payload]);
}

/** `gaps`: places before a whole record where there should have been one or more. */
export type Decoded = { deliveries: SpooledDelivery[]; gaps: number };

/**
 * Every whole record of a file, in order. What a crash tore off at the end is not one, and was never answered; after
 * damage in the middle, reading goes on at the next whole record.
 */
export function decodeRecords(file: Buffer): Decoded {
  const deliveries: SpooledDelivery[] = [];
  let gaps = 0;
  let end = 0;
  for (let at = file.indexOf(MAGIC); at !== -1; ) {
    const payload = payloadAt(file, at);
    if (payload) {
      deliveries.push(deliveryOf(payload));
      if (at > end) gaps += 1;
      end = at + HEADER_BYTES + payload.length;
    }
    at = file.indexOf(MAGIC, payload ? end : at + 1);
  }
  return { deliveries, gaps };
}

/** How many records begin in these bytes, and where the last whole one ends; trusts the lengths without checking. */
export function countRecords(bytes: Buffer): { records: number; end: number } {
  let records = 0;
  let end = 0;
  while (end + HEADER_BYTES <= bytes.length) {
    const next = end + HEADER_BYTES + bytes.readUInt32LE(end + MAGIC.length);
    if (next > bytes.length) break;
    records += 1;
    end = next;
  }
  return { records, end };
}

function payloadAt(file: Buffer, at: number): Buffer | null {
  if (at + HEADER_BYTES > file.length) return null;
  const start = at + HEADER_BYTES;
  const length = file.readUInt32LE(at + MAGIC.length);
  if (length < FACTS_LENGTH_BYTES || start + length > file.length) return null;
  const payload = file.subarray(start, start + length);
  return crc32(payload) === file.readUInt32LE(at + MAGIC.length + 4) ? payload : null;
}

/** The checksum has vouched for what we wrote ourselves. */
function deliveryOf(payload: Buffer): SpooledDelivery {
  const bodyAt = FACTS_LENGTH_BYTES + payload.readUInt32LE(0);
  const facts = JSON.parse(payload.toString('utf8', FACTS_LENGTH_BYTES, bodyAt)) as Omit<
    SpooledDelivery,
    'body'
  >;
  return { ...facts, body: payload.subarray(bodyAt) };
}
