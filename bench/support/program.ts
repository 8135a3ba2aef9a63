// A benchmark as a command: whatever happens, it ends, and ends what it started.
import { type Closing, createClosing } from './closing.ts';

type Program = {
  limitMs: number;
  /** False where what it found is wrong. */
  work: (closing: Closing) => Promise<boolean>;
};

export async function runProgram({ limitMs, work }: Program): Promise<void> {
  const closing = createClosing();
  let isEnding = false;
  const end = async (code: number, line: string) => {
    if (isEnding) return;
    isEnding = true;
    if (line) process.stderr.write(`${line}\n`);
    await closing.close();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(130, 'Ending what was started…'));
  process.on('uncaughtException', (error) => void end(1, `The bench failed: ${error.message}`));
  process.on('disconnect', () => void end(130, ''));
  setTimeout(() => void end(1, `Not done after ${limitMs / 60_000} minutes.`), limitMs).unref();
  try {
    await end((await work(closing)) ? 0 : 1, '');
  } catch (error) {
    await end(1, isEnding ? '' : `The bench failed: ${error instanceof Error ? error.message : error}`);
  }
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
