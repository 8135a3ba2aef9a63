import { fork } from 'node:child_process';
import type { FromPrepare, Prepared } from './messages.ts';

type Run = {
  url: string;
  say: (line: string) => void;
  signal: AbortSignal;
  env?: Record<string, string>;
};

/**
 * Migrates and creates what every installation has, in a process of its own: the migration engine and Prisma would stay
 * in the primary's memory for ever. Throws with the reason that the process wrote to stderr as its exit's cause.
 */
export function prepareDatabase({ url, say, signal, env = {} }: Run): Promise<Prepared> {
  const child = fork(process.argv[1] ?? '', ['prepare'], {
    env: { ...process.env, DATABASE_URL: url, ...env },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    signal,
  });
  const complaints: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (part: string) => complaints.push(part));
  return new Promise((resolve, reject) => {
    let prepared: Prepared | null = null;
    child.on('message', (message: FromPrepare) => {
      if (message.kind === 'said') say(message.line);
      else prepared = message.prepared;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && prepared) resolve(prepared);
      else reject(new Error(complaints.join('').trim() || `Preparing the database ended with code ${code}.`));
    });
  });
}
