import type { MetricObjectWithValues, MetricValue } from 'prom-client';

/** What one worker counted, as prom-client hands it over. */
export type MetricsReport = MetricObjectWithValues<MetricValue<string>>[];

/** Worker → primary. */
export type FromWorker =
  | { kind: 'loaded' }
  | { kind: 'listening' }
  | { kind: 'ready' }
  | { kind: 'alive' }
  | { kind: 'refused'; message: string }
  | { kind: 'metricsWanted'; id: number }
  | { kind: 'metrics'; id: number; report: MetricsReport };

/** Primary → worker. */
export type ToWorker =
  | { kind: 'serve' }
  | { kind: 'ping' }
  | { kind: 'drain' }
  | { kind: 'reportMetrics'; id: number }
  | { kind: 'allMetrics'; id: number; reports: MetricsReport[] };

/** What the first start makes and shows once; null: it was there already. */
export type Prepared = {
  secret: string;
  webhookToken: string | null;
  admin: { email: string; password: string | null } | null;
};

/** Prepare process → primary. */
export type FromPrepare = { kind: 'prepared'; prepared: Prepared } | { kind: 'said'; line: string };
