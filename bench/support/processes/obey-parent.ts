/** A program of the bench that does what its parent says, one order after another, and ends with it. */
export function obeyParent<Order, Reply extends { kind: string }>(
  obey: (order: Order) => Promise<Reply>,
): void {
  const reply = (message: Reply | { kind: 'ready' } | { kind: 'failed'; message: string }) => {
    if (process.connected) process.send?.(message);
  };
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (order: Order) => {
    obey(order).then(reply, (error: unknown) =>
      reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
  });
  reply({ kind: 'ready' });
}
