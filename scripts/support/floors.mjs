import { readFileSync } from 'node:fs';
import { at } from './root.mjs';

/** Below these versions there are known holes. `npm audit` is not everywhere answered by a registry. */
const FLOORS = {
  next: '16.2.11',
  react: '19.2.6',
  'react-dom': '19.2.6',
  'engine.io': '6.6.9',
  ws: '8.21.0',
  'socket.io-parser': '4.2.6',
  'socket.io-adapter': '2.5.8',
  'better-auth': '1.6.0',
};

/** One line for each package of a lockfile (its text) that is older than it may be. */
export function packagesBelowFloors(lockfile = readFileSync(at('package-lock.json'), 'utf8')) {
  const { packages } = JSON.parse(lockfile);
  return Object.entries(packages)
    .map(([path, { version }]) => ({ name: path.split('node_modules/').at(-1), version }))
    .filter(({ name, version }) => FLOORS[name] && isOlder(version, FLOORS[name]))
    .map(({ name, version }) => `${name} ${version} is older than ${FLOORS[name]}`);
}

function isOlder(version, floor) {
  const [mine, least] = [version, floor].map((text) => text.split(/[.-]/).map(Number));
  const differs = least.findIndex((part, i) => part !== mine[i]);
  return differs >= 0 && (mine[differs] ?? 0) < least[differs];
}
