import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { processSingleton } from './process-singleton.ts';

/** This process's metrics; `/metrics` adds up those of all workers. */
export function metrics(): Registry {
  return processSingleton('metrics', () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return registry;
  });
}

type Aggregation = 'sum' | 'max' | 'min' | 'average' | 'first';
type About<Label extends string> = { name: string; help: string; labelNames?: readonly Label[] };

/** The counter of that name, made on first use; names start with `vigia_` and end with `_total`. */
export function counter<Label extends string = never>(about: About<Label>): Counter<Label> {
  return processSingleton(`metric.${about.name}`, () => new Counter({ ...about, registers: [metrics()] }));
}

/** `aggregator` says how the values of several workers become one: `sum` unless told otherwise. */
export function gauge<Label extends string = never>(
  about: About<Label> & { aggregator?: Aggregation },
): Gauge<Label> {
  return processSingleton(`metric.${about.name}`, () => new Gauge({ ...about, registers: [metrics()] }));
}

export function histogram<Label extends string = never>(
  about: About<Label> & { buckets: number[] },
): Histogram<Label> {
  return processSingleton(`metric.${about.name}`, () => new Histogram({ ...about, registers: [metrics()] }));
}
