/** An installation, and what is known of it from outside. */
export type Audited = {
  dataDir: string;
  /** A server has the data folder, so what waits must move on. */
  isServed: boolean;
  /** File with an id on each line that a sender was told 200 for. */
  sent: string | null;
  /** File with what the server wrote on stderr. */
  log: string | null;
  server: { url: string; token: string } | null;
  seed: number;
  /** What waits must have moved on within this time. */
  patienceMs: number;
};
