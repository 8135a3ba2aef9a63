import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whom Postgres runs as. Null: as ourselves. */
export type ServiceUser = { name: string; uid: number; gid: number } | null;

/** Postgres refuses to run as root; then it needs another user of this machine. */
export function findServiceUser(): ServiceUser {
  if (process.getuid?.() !== 0) return null;
  const known = userNamed('vigia') ?? userNamed('postgres') ?? createdUser() ?? userNamed('nobody');
  if (!known) throw new Error('Running as root, and no user was found or could be made to run Postgres as.');
  return known;
}

/** The user that owns an existing folder goes on owning it, whoever would be chosen today. */
export function serviceUserOf(owner: { uid: number; gid: number }): ServiceUser {
  if (process.getuid?.() !== 0 || owner.uid === 0) return findServiceUser();
  return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
}

/** May that user read and run (`rx`), or at least pass through (`x`) what lies there? */
export function isReachable(user: ServiceUser, path: string, how: 'rx' | 'x' = 'rx'): boolean {
  if (!user) return true;
  const { uid, gid } = user;
  const test = how === 'rx' ? 'test -x "$1" && test -r "$1"' : 'test -x "$1"';
  const tried = spawnSync('/bin/sh', ['-c', test, 'sh', path], { uid, gid, cwd: '/' });
  return tried.status === 0;
}

function userNamed(name: string): ServiceUser {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

function createdUser(): ServiceUser {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'vigia'],
    ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', 'vigia'],
  ];
  for (const [command = '', ...args] of ways) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return userNamed('vigia');
  }
  return null;
}
