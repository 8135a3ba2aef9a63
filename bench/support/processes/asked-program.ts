import { forkProgram, type Running } from './child.ts';

export type AskedProgram<Order, Reply extends { kind: string }> = Running & {
  /** Throws where it answers anything but `kind`. */
  ask<Kind extends Reply['kind']>(order: Order, kind: Kind): Promise<Extract<Reply, { kind: Kind }>>;
};

type Failed = { kind: 'failed'; message: string };

/** One of the bench's own programs that does what it is told (`obeyParent`), one order at a time. */
export async function startAskedProgram<Order extends object, Reply extends { kind: string }>(
  file: string,
  args: readonly string[],
): Promise<AskedProgram<Order, Reply>> {
  const { child, pid, stop } = await forkProgram(file, args);
  const answerTo = (order: Order) =>
    new Promise<Reply | Failed>((resolve, reject) => {
      const onExit = () => reject(new Error(`${file} ended.`));
      child.once('exit', onExit);
      child.once('message', (reply: Reply | Failed) => {
        child.off('exit', onExit);
        resolve(reply);
      });
      child.send(order);
    });
  return {
    pid,
    stop,
    async ask(order, kind) {
      const reply = await answerTo(order);
      if (isOfKind<Reply, typeof kind>(reply, kind)) return reply;
      const problem = 'message' in reply ? reply.message : `it answered “${reply.kind}”`;
      throw new Error(`${file}: ${problem}`);
    },
  };
}

function isOfKind<Reply extends { kind: string }, Kind extends Reply['kind']>(
  reply: Reply | Failed,
  kind: Kind,
): reply is Extract<Reply, { kind: Kind }> {
  return reply.kind === kind;
}
