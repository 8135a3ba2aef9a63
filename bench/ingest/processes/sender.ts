import { fileURLToPath } from 'node:url';
import { startAskedProgram } from '../../support/processes/asked-program.ts';
import type { Running } from '../../support/processes/child.ts';
import type { Sent } from '../../support/sending/tally.ts';
import type { BookOrder, Order, Reply } from '../sender/orders.ts';

export type Sender = Running & {
  send(order: Order): Promise<Sent>;
  /** Notes what was sent; not while anything is measured. */
  book(): Promise<void>;
};

const PROGRAM = fileURLToPath(new URL('../sender/sender.ts', import.meta.url));

/** `bookFile`: where it notes every element that it sent to be stored. */
export async function startSender(
  { seed, shops }: { seed: number; shops: number },
  bookFile: string,
): Promise<Sender> {
  const args = [String(seed), String(shops), bookFile];
  const { pid, stop, ask } = await startAskedProgram<Order | BookOrder, Reply>(PROGRAM, args);
  return {
    ...{ pid, stop },
    send: async (order) => (await ask(order, 'sent')).sent,
    book: async () => void (await ask({ kind: 'book' }, 'booked')),
  };
}
