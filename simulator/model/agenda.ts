// What is to happen, soonest first; of one instant, in the order in which it was noted down. A binary heap.

export type Agenda<T> = {
  add(at: number, item: T): void;
  /** When the next one is due; null where nothing is left. */
  nextAt(): number | null;
  take(): { at: number; item: T } | null;
};

type Entry<T> = { at: number; order: number; item: T };

export function createAgenda<T>(): Agenda<T> {
  const heap: Entry<T>[] = [];
  let noted = 0;
  return {
    add(at, item) {
      heap.push({ at, order: noted, item });
      noted += 1;
      rise(heap);
    },
    nextAt: () => heap[0]?.at ?? null,
    take() {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length > 0) {
        heap[0] = last;
        sink(heap);
      }
      return { at: first.at, item: first.item };
    },
  };
}

function rise<T>(heap: Entry<T>[]): void {
  let place = heap.length - 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (!swapped(heap, parent, place)) return;
    place = parent;
  }
}

function sink<T>(heap: Entry<T>[]): void {
  let place = 0;
  for (;;) {
    const [left, right] = [2 * place + 1, 2 * place + 2];
    const child = right < heap.length && isSooner(heap[right], heap[left]) ? right : left;
    if (child >= heap.length || !swapped(heap, place, child)) return;
    place = child;
  }
}

/** Puts the sooner of the two on top; false where it was there already. */
function swapped<T>(heap: Entry<T>[], upper: number, lower: number): boolean {
  const [above, below] = [heap[upper], heap[lower]];
  if (above === undefined || below === undefined || !isSooner(below, above)) return false;
  heap[upper] = below;
  heap[lower] = above;
  return true;
}

function isSooner<T>(one: Entry<T> | undefined, other: Entry<T> | undefined): boolean {
  if (one === undefined || other === undefined) return one !== undefined;
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
