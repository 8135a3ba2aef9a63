'use client';

import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

/** A mouse that lies still on a wall's screen must not keep the order for ever. */
const POINTER_RESTS_MS = 30_000;

/** Whether pointer or focus is in the queue, so that nothing may move there. */
export function useHold() {
  const [pointer, setPointer] = useState(false);
  const [focus, setFocus] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const onPointerMove = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPointer(false), POINTER_RESTS_MS);
    setPointer(true);
  };
  const onPointerLeave = () => {
    clearTimeout(timer.current);
    setPointer(false);
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => setFocus(event.target.matches(':focus-visible'));
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false);
  };
  return {
    isHeld: pointer || focus,
    pointerProps: { onPointerMove, onPointerLeave },
    focusProps: { onFocus, onBlur },
  };
}
