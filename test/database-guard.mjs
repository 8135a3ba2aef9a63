// Waits for its parent to end, then ends the PostgreSQL of the folder it was given and removes the folder.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const dataDir = process.argv[2];
const pidFile = join(dataDir, 'pg', 'postmaster.pid');

process.stdin.resume();
process.stdin.on('end', async () => {
  for (let tries = 0; tries < 100 && existsSync(pidFile); tries += 1) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    try {
      process.kill(pid, tries < 50 ? 'SIGINT' : 'SIGQUIT');
    } catch {
      break; // it has ended
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  rmSync(dataDir, { recursive: true, force: true });
});
