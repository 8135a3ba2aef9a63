// Whole HTTP requests, made before anything is measured.
export type Address = { port: number; path: string };

type Span = { from: number; to: number };

/** `elements` and `times` are places within `bytes`: each element, and the 13 digits of its event time. */
export type Prepared = { bytes: Buffer; elements: Span[]; times: number[] };

const TIME_FIELD = Buffer.from('"eventTime":"');
const MARKS = { open: Buffer.from('['), comma: Buffer.from(','), close: Buffer.from(']') };

export function prepare(to: Address, elements: readonly Buffer[], eventsPerRequest: number): Prepared[] {
  const prepared: Prepared[] = [];
  for (let start = 0; start < elements.length; start += eventsPerRequest)
    prepared.push(prepareOne(to, elements.slice(start, start + eventsPerRequest)));
  return prepared;
}

function prepareOne({ port, path }: Address, elements: readonly Buffer[]): Prepared {
  const length = elements.reduce((sum, element) => sum + element.length + 1, 1);
  // Proxies and clients in front of a webhook send about as many.
  const head = Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nuser-agent: ZohoDesk\r\n` +
      `content-type: application/json;charset=UTF-8\r\naccept: */*\r\ncontent-length: ${length}\r\n\r\n`,
  );
  const parts: Buffer[] = [head];
  const spans: Span[] = [];
  let at = head.length;
  for (const [index, element] of elements.entries()) {
    parts.push(index === 0 ? MARKS.open : MARKS.comma, element);
    spans.push({ from: at + 1, to: at + 1 + element.length });
    at += 1 + element.length;
  }
  const bytes = Buffer.concat([...parts, MARKS.close]);
  const times = spans.map(({ to }) => bytes.lastIndexOf(TIME_FIELD, to) + TIME_FIELD.length);
  return { bytes, elements: spans, times };
}

/** Event times rise with the clock of whoever sends. */
export function stamp({ bytes, times }: Prepared, now: number): void {
  const digits = String(now);
  for (const at of times) bytes.write(digits, at, 'latin1');
}

/** A millisecond each from `from` on; the first one that is left. */
export function stampRising({ bytes, times }: Prepared, from: number): number {
  for (const [index, at] of times.entries()) bytes.write(String(from + index), at, 'latin1');
  return from + times.length;
}

export function elementsIn({ bytes, elements }: Prepared): Buffer[] {
  return elements.map(({ from, to }) => bytes.subarray(from, to));
}
