import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const LOOK_MS = 500;

/**
 * Calls `onGone` when the npm that started this process has ended. npm does not wait for its children, nobody tells them
 * when it is killed, and between it and this process there may stand a shell that lives on.
 */
export function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const shell = /^(ba|da|a|z)?sh$/.test(about(parent).name) ? parent : null;
  const npm = shell === null ? parent : about(shell).parent;
  const isGone = () => process.ppid !== parent || (shell !== null && about(shell).parent !== npm);
  const look = setInterval(() => {
    if (!isGone()) return;
    clearInterval(look);
    onGone();
  }, LOOK_MS);
  look.unref();
}

function about(pid) {
  const stat = `/proc/${pid}/stat`;
  if (existsSync(stat)) {
    const [, name = '', parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(stat, 'utf8')) ?? [];
    return { name, parent: Number(parent) };
  }
  const [parent, name = ''] = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)])
    .stdout.toString()
    .trim()
    .split(/\s+/);
  return { name: name.split('/').at(-1), parent: Number(parent) };
}
