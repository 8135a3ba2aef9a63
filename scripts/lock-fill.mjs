// npm leaves out of the lockfile what a registry did not have for other systems, and `npm ci` then misses it. This adds
// those packages again, as optional ones: run it after every install that touches the lockfile.
import { readFileSync, writeFileSync } from 'node:fs';
import { at } from './support/root.mjs';

const SYSTEMS = { android: 'android', darwin: 'darwin', win32: 'win32', windows: 'win32', linux: 'linux' };
const MORE_SYSTEMS = ['freebsd', 'openbsd', 'netbsd', 'openharmony', 'sunos', 'aix'];
const PROCESSORS = [
  'arm64',
  'x64',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'wasm32',
  'arm',
];

const file = at('package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
  Object.entries(optionalDependencies)
    .filter(
      ([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`],
    )
    .map(([name, range]) => ({ name, version: range.replace(/^\^/, ''), dev })),
);
for (const { name, version, dev } of missing) {
  if (!/^\d+\.\d+\.\d+\S*$/.test(version)) throw new Error(`${name}: ${version} is not one version`);
  lock.packages[`node_modules/${name}`] = { version, ...placeOf(name), ...(dev && { dev }), optional: true };
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${missing.length} packages added\n`);

function placeOf(name) {
  const words = name.split('/').at(-1).split(/[-.]/);
  const system = words
    .map((word) => SYSTEMS[word] ?? MORE_SYSTEMS.find((other) => other === word))
    .find(Boolean);
  const processor = words.find((word) => PROCESSORS.includes(word));
  return {
    ...(system && { os: [system] }),
    ...(processor && { cpu: [processor] }),
    ...(words.includes('musl') && { libc: ['musl'] }),
  };
}
