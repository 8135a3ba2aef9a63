import { spawn } from 'node:child_process';
import { watchNpm } from './npm-parent.mjs';
import { root } from './root.mjs';

/**
 * Runs a Node program as the one child of this process until it ends, and ends with it. Signals are passed on; should
 * this process be killed, the child notices that the channel between them has closed.
 */
export function hand(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  watchNpm(() => child.kill('SIGTERM'));
}
