import { type ComponentType, memo } from 'react';

/**
 * Renders again only where a prop says something else: figures are found anew with every message, and most of them say
 * the same. Props are plain data, or functions that stay the same.
 */
export function memoByContent<Props extends object>(component: ComponentType<Props>) {
  return memo(component, hasSameContent);
}

function hasSameContent<Props extends object>(before: Props, after: Props): boolean {
  const names = Object.keys(after) as (keyof Props)[];
  return names.every((name) => isSame(before[name], after[name]));
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isData(a) || !isData(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(a[key], b[key]));
}

/** A Map or a Set has no keys to compare by: two of them are two. */
function isData(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
