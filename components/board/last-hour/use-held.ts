'use client';

import { useState } from 'react';

/** The value as it was when one of the keys last changed: for what is too costly to draw with every message. */
export function useHeld<T>(value: T, keys: readonly unknown[]): T {
  const [held, setHeld] = useState({ value, keys });
  if (keys.every((key, index) => Object.is(key, held.keys[index]))) return held.value;
  setHeld({ value, keys });
  return value;
}
