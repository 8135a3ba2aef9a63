import type { Page } from '@playwright/test';

type HeapSnapshot = {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
};

export type Held = { bytes: number; domNodes: number };

/**
 * What our scripts hold once everything that nobody needs is gone, and the document's nodes. Not the code that the
 * browser compiles, nor its caches of styles and timings: they fill for the first minutes, whatever the page does.
 */
export async function heldBy(page: Page): Promise<Held> {
  const devtools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  await devtools.detach();
  return { bytes: bytesOf(JSON.parse(chunks.join(''))), domNodes: nodes };
}

/** The nodes of the heap are one row of numbers, so many for each. */
function bytesOf({ snapshot: { meta }, nodes }: HeapSnapshot): number {
  const [type, size] = [meta.node_fields.indexOf('type'), meta.node_fields.indexOf('self_size')];
  const left = ['code', 'native'].map((kind) => meta.node_types[0].indexOf(kind));
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += meta.node_fields.length) {
    if (!left.includes(nodes[node + type] ?? 0)) bytes += nodes[node + size] ?? 0;
  }
  return bytes;
}
