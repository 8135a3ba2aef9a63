import { expect, it } from 'vitest';
import { counter, metrics } from './metrics.ts';

it('gives the same counter to both copies of a module', async () => {
  const about = { name: 'vigia_test_total', help: 'Only in this test.', labelNames: ['kind'] as const };
  counter(about).inc({ kind: 'a' });
  counter(about).inc({ kind: 'a' });
  expect(await metrics().getSingleMetricAsString('vigia_test_total')).toContain(
    'vigia_test_total{kind="a"} 2',
  );
});
