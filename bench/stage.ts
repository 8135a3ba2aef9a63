// Everything that has to run before anything can be measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchDatabase, openBenchDatabase } from './database.ts';
import type { BenchOptions } from './options.ts';
import { type Baseline, createBaselineDatabase, startEcho, startNext } from './processes/baselines.ts';
import { type Product, startProduct } from './processes/product.ts';
import { type Sender, startSender } from './processes/sender.ts';

export type Stage = {
  product: Product;
  database: BenchDatabase;
  sender: Sender;
  next: Baseline;
  echo: Baseline;
  baselineUrl: string;
  bookFile: string;
};

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

export async function openStage(options: BenchOptions, { add }: Closing): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-bench-book-'));
  add(() => rmSync(folder, { recursive: true, force: true }));
  const bookFile = join(folder, 'sent');

  const { port } = options;
  const product = await startProduct(port, add);
  const database = await openBenchDatabase(product.databaseUrl);
  add(database.close);
  const baselineUrl = await createBaselineDatabase(product.databaseUrl);
  const [next, echo] = [await startNext(port + 1, baselineUrl), await startEcho(port + 2)];
  add(next.stop);
  add(echo.stop);
  const sender = await startSender(options, bookFile);
  add(sender.stop);
  return { product, database, sender, next, echo, baselineUrl, bookFile };
}
