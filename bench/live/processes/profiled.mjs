// Loaded into a process before anything else (`--profile`): writes its CPU profile down when it ends. Node's own flag
// cannot be handed on to processes that others start.
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.start');

process.once('exit', () => {
  session.post('Profiler.stop', (error, answer) => {
    if (error) return;
    mkdirSync(process.env.BENCH_PROFILE_DIR, { recursive: true });
    const file = join(process.env.BENCH_PROFILE_DIR, `${process.pid}.cpuprofile`);
    writeFileSync(file, JSON.stringify(answer.profile));
  });
});
