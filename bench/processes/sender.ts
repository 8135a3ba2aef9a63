import { fileURLToPath } from 'node:url';
import type { BookOrder, Order, Reply, Sent } from '../sender/orders.ts';
import { forkProgram, type Running } from './child.ts';

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
  const { child, pid, stop } = await forkProgram(PROGRAM, [String(seed), String(shops), bookFile]);
  const ask = (order: Order | BookOrder) =>
    new Promise<Reply>((resolve, reject) => {
      const onExit = () => reject(new Error('The sender ended.'));
      child.once('exit', onExit);
      child.once('message', (reply: Reply) => {
        child.off('exit', onExit);
        if (reply.kind === 'failed') reject(new Error(`The sender failed: ${reply.message}`));
        else resolve(reply);
      });
      child.send(order);
    });
  const send = async (order: Order) => {
    const reply = await ask(order);
    if (reply.kind !== 'sent') throw new Error('The sender answered something else.');
    return reply.sent;
  };
  const book = async () => void (await ask({ kind: 'book' }));
  return { pid, stop, send, book };
}
