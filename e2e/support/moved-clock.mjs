// Loaded into every process of a server whose clock a spec moves: what the file names is added to the time.
import { readFileSync } from 'node:fs';

const FILE = process.env.E2E_CLOCK_FILE ?? '';
const LOOK_EVERY_MS = 20;

const Real = Date;
let lookedAt = -LOOK_EVERY_MS;
let aheadMs = 0;

function now() {
  if (performance.now() - lookedAt >= LOOK_EVERY_MS) {
    lookedAt = performance.now();
    aheadMs = Number(readFileSync(FILE, 'utf8')) || aheadMs;
  }
  return Real.now() + aheadMs;
}

globalThis.Date = new Proxy(Real, {
  apply: () => new Real(now()).toString(),
  construct: (_target, args, newTarget) =>
    Reflect.construct(Real, args.length === 0 ? [now()] : args, newTarget),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
