// Everything that has to run before anything can be measured.

import type { Closing } from '../support/closing.ts';
import { createBaselineDatabase } from '../support/processes/baseline-database.ts';
import { type BenchDatabase, openBenchDatabase } from '../support/processes/database.ts';
import { type Product, startProduct } from '../support/processes/product.ts';
import type { LiveOptions } from './options.ts';
import { type Feeder, startFeeder } from './processes/feeder.ts';
import { startViewers, type Viewers } from './processes/viewers.ts';

/** Signs in, in the browser part. */
export const ADMIN = { email: 'lucia@example.test', password: 'a lookout sees far' };

const PROFILED = new URL('./processes/profiled.mjs', import.meta.url).href;

export type Stage = {
  product: Product;
  database: BenchDatabase;
  feeder: Feeder;
  viewers: Viewers;
  plain: { port: number; databaseUrl: string };
};

export async function openStage(options: LiveOptions, { add }: Closing): Promise<Stage> {
  const { product, database } = await openProduct(options, add);
  const databaseUrl = await createBaselineDatabase(product.databaseUrl);
  const feeder = await startFeeder(options);
  add(feeder.stop);
  const viewers = await startViewers(add);
  return { product, database, feeder, viewers, plain: { port: options.port + 1, databaseUrl } };
}

/** The same with a Vigia that has seen nothing yet. */
export async function renewed(stage: Stage, options: LiveOptions, { add }: Closing): Promise<Stage> {
  await stage.database.close();
  await stage.product.stop();
  return { ...stage, ...(await openProduct(options, add)) };
}

async function openProduct({ port, profileDir }: LiveOptions, add: Closing['add']) {
  const product = await startProduct(port, add, {
    VIGIA_ADMIN_EMAIL: ADMIN.email,
    VIGIA_ADMIN_PASSWORD: ADMIN.password,
    ...(profileDir === null ? {} : { NODE_OPTIONS: `--import ${PROFILED}`, BENCH_PROFILE_DIR: profileDir }),
  });
  const database = await openBenchDatabase(product.databaseUrl);
  add(database.close);
  return { product, database };
}
