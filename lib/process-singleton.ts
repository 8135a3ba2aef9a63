// Next bundles its own copy of every module beside the one server.ts runs, so module state would exist twice in one
// process. This is the only file that may touch globalThis.

const registry = globalThis as { [key: symbol]: unknown };

/** The one value of that name in this process, made by `create` on first use. */
export function processSingleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`vigia.${name}`);
  if (!(key in registry)) registry[key] = create();
  // The caller that names a singleton also names its type; both copies of the module agree by construction.
  return registry[key] as T;
}
