// Debian's nginx with the configuration that the README recommends, on loopback, in a folder of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithThisRun } from '../../faults/support/guard.ts';
import { until } from '../../faults/support/until.ts';

export type Nginx = { url: string; log(): string; close(): Promise<void> };

type Wanted = { port: number; upstreams: readonly [number, number] };

export async function startNginx({ port, upstreams }: Wanted): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-nginx-'));
  const main = join(folder, 'nginx.conf');
  writeFileSync(join(folder, 'vigia.conf'), recommendedFor({ port, upstreams }));
  writeFileSync(main, surroundings(folder));
  const errors = join(folder, 'error.log');
  const log = () => readFileSync(errors, 'utf8');
  writeFileSync(errors, '');
  const nginx = spawn(process.env.NGINX_PATH ?? '/usr/sbin/nginx', ['-c', main, '-p', folder, '-e', errors], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = once(nginx, 'exit');
  endWithThisRun(nginx.pid ?? 0);
  const url = `http://127.0.0.1:${port}`;
  await until('nginx answers', async () => {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${log()}`);
    return fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    );
  });
  return {
    url,
    log,
    close: async () => {
      nginx.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The file of the README with addresses of this test, and without TLS. */
function recommendedFor({ port, upstreams: [one, other] }: Wanted): string {
  const changes: [string, string][] = [
    ['server 10.0.0.11:3000 ', `server 127.0.0.1:${one} `],
    ['server 10.0.0.12:3000 ', `server 127.0.0.1:${other} `],
    ['listen 443 ssl;', `listen 127.0.0.1:${port};`],
    ['server_name VIGIA.EXAMPLE.COM;', 'server_name localhost;'],
    ['ssl_certificate     /etc/ssl/VIGIA.pem;', ''],
    ['ssl_certificate_key /etc/ssl/VIGIA.key;', ''],
  ];
  const text = readFileSync(join(import.meta.dirname, '../../../docs/nginx.conf'), 'utf8');
  return changes.reduce((changed, [from, to]) => {
    if (changed.split(from).length !== 2) throw new Error(`docs/nginx.conf has to say once: ${from}`);
    return changed.replace(from, to);
  }, text);
}

/** What a distribution's own nginx.conf brings. */
function surroundings(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    process.getuid?.() === 0 ? 'user root;' : '',
    'daemon off;',
    'worker_processes 1;',
    `pid ${folder}/nginx.pid;`,
    'events { worker_connections 2048; }',
    'http {',
    'access_log off;',
    ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`),
    `include ${folder}/vigia.conf;`,
    '}',
  ].join('\n');
}
