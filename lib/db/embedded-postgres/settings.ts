/** `passing`: a test's cluster, which a crash may destroy. */
export type ClusterPurpose = 'lasting' | 'passing';

/** Given on the command line at each start, so that a newer version's settings need no edit of a file. */
export function clusterSettings(port: number, purpose: ClusterPurpose): string[] {
  const haste = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    "unix_socket_directories=''",
    'max_connections=1000',
    'shared_buffers=128MB',
    'max_wal_size=2GB',
    'random_page_cost=1.1',
    'jit=off',
    // Parallel plans need /dev/shm, which containers keep small.
    'max_parallel_workers_per_gather=0',
    'timezone=UTC',
    // The log must not repeat what people wrote: no statements, no DETAIL lines.
    'log_min_messages=warning',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_timezone=UTC',
    ...(purpose === 'passing' ? haste : []),
  ];
}
