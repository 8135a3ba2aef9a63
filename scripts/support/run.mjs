import { spawn } from 'node:child_process';
import { at, root } from './root.mjs';

export const say = (line) => process.stdout.write(`${line}\n`);

/** Ends the command with one line for a person. */
export function giveUp(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** Runs a program to its end; `quiet` keeps its output for the case that it fails. Never throws. */
export function run(command, args, { env = {}, quiet = true } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const plain = quiet ? { NO_COLOR: '1' } : {};
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...plain, ...env }, stdio });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => output.push(part));
  const stop = () => child.kill('SIGTERM');
  process.once('SIGTERM', stop);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => {
      process.off('SIGTERM', stop);
      resolve({ code: code ?? 1, output: Buffer.concat(output).toString().trim() });
    });
  });
}

/** Runs a JavaScript file of an installed package with this very Node. */
export function runModule(file, args, options) {
  return run(process.execPath, [at('node_modules', ...file.split('/')), ...args], options);
}

export function npm(args, options) {
  const { npm_execpath: cli } = process.env;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}
