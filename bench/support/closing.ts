/** What was opened so far, closed in reverse; once it is closing, what opens late is closed too. */
export type Closing = {
  add(close: () => Promise<void> | void): void;
  close(): Promise<void>;
};

export function createClosing(): Closing {
  const closers: (() => Promise<void> | void)[] = [];
  let isClosing = false;
  const quietly = async (close: () => Promise<void> | void) => {
    try {
      await close();
    } catch (error) {
      process.stderr.write(`While ending: ${error instanceof Error ? error.message : error}\n`);
    }
  };
  return {
    add(close) {
      if (isClosing) void quietly(close);
      else closers.push(close);
    },
    async close() {
      isClosing = true;
      for (const close of closers.reverse()) await quietly(close);
    },
  };
}
