// How the property tests run: many cases, and a seed that is printed, so that FC_SEED=… runs the same ones again.
import fc from 'fast-check';

/** Vitest runs in Node; declared here because the domain itself knows no Node. */
declare const process: { env: Record<string, string | undefined> };

const PROPERTY_RUNS = 2_000;

export function holdsAlways<T>(property: fc.IProperty<T>, numRuns = PROPERTY_RUNS): void {
  const given = Number(process.env.FC_SEED);
  const details = fc.check(property, { numRuns, ...(given ? { seed: given } : {}) });
  console.info(`${details.numRuns} cases, FC_SEED=${details.seed}`);
  if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
}
