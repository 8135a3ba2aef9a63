import type { Page } from '@playwright/test';

type Meta = { node_fields: string[]; node_types: [string[], ...unknown[]] };

export type Held = { bytes: number; domNodes: number };

/**
 * What our scripts hold once everything that nobody needs is gone, and the document's nodes. Not the code that the
 * browser compiles, nor its caches of styles and timings: they fill for the first minutes, whatever the page does.
 */
export async function heldBy(page: Page): Promise<Held> {
  const devtools = await page.context().newCDPSession(page);
  const heap = countedHeap();
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => heap.read(chunk));
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  await devtools.detach();
  return { bytes: heap.bytes(), domNodes: nodes };
}

const NODES_BEGIN = ',\n"nodes":[';
const [ZERO, NINE, END] = ['0', '9', ']'].map((sign) => sign.charCodeAt(0)) as [number, number, number];

/** Counts while the snapshot comes: held as a whole, it takes many times the memory of the page. */
function countedHeap() {
  let head = '';
  let count: ReturnType<typeof nodeCounter> | null = null;
  return {
    read(chunk: string) {
      if (count) return count.read(chunk);
      head += chunk;
      const begin = head.indexOf(NODES_BEGIN);
      if (begin < 0) return;
      count = nodeCounter(JSON.parse(`${head.slice(0, begin)}}`).snapshot.meta);
      count.read(head.slice(begin + NODES_BEGIN.length));
      head = '';
    },
    bytes(): number {
      if (!count) throw new Error('the heap snapshot has no nodes');
      return count.bytes();
    },
  };
}

/** The nodes are one row of numbers, so many for each; what follows their bracket is not looked at. */
function nodeCounter({ node_fields: fields, node_types: [kinds] }: Meta) {
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const left = ['code', 'native'].map((kind) => kinds.indexOf(kind));
  let [bytes, place, value, type, size] = [0, 0, 0, 0, 0];
  let isOver = false;
  const endOfNumber = () => {
    if (place === typeAt) type = value;
    if (place === sizeAt) size = value;
    place = (place + 1) % fields.length;
    value = 0;
    if (place === 0 && !left.includes(type)) bytes += size;
  };
  return {
    read(chunk: string) {
      for (let index = 0; index < chunk.length && !isOver; index += 1) {
        const code = chunk.charCodeAt(index);
        if (code >= ZERO && code <= NINE) value = value * 10 + code - ZERO;
        else if (chunk[index] === ',') endOfNumber();
        else if (code === END) {
          endOfNumber();
          isOver = true;
        }
      }
    },
    bytes: () => bytes,
  };
}
