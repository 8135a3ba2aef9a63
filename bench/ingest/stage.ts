// Everything that has to run before anything can be measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Closing } from '../support/closing.ts';
import { createBaselineDatabase } from '../support/processes/baseline-database.ts';
import { type BenchDatabase, openBenchDatabase } from '../support/processes/database.ts';
import { type Product, startProduct } from '../support/processes/product.ts';
import type { BenchOptions } from './options.ts';
import { type Baseline, startEcho, startNext } from './processes/baselines.ts';
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
