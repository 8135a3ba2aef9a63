// Places where a test may end this process, as a crash would: VIGIA_FAILPOINT="delivery committed:3" at the third visit.

export type Failpoint =
  | 'headers read'
  | 'body read'
  | 'before insert'
  | 'insert sent'
  | 'delivery committed'
  | 'delivery answered'
  | 'deliveries claimed'
  | 'events recorded'
  | 'batch projected'
  | 'batch committed'
  | 'frame sent'
  | 'spool written'
  | 'spool synced'
  | 'spool drained'
  | 'migration begun';

const [wanted, visits = '1'] = (process.env.VIGIA_FAILPOINT ?? '').split(':');
let left = Number(visits);

export function failpoint(name: Failpoint): void {
  if (name !== wanted) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

/** The same, once what is under way has gone its way; nothing at all where no test has named the place. */
export function laterFailpoint(name: Failpoint): void {
  if (name === wanted) setImmediate(failpoint, name);
}
