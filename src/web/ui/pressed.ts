import { useRef, useState } from 'react';

// Between the press and the release of a button nothing may slip away from under it: a click is where both were.
let pressed = false;
let releasing = 0;
const waiting = new Set<() => void>();

/** What would move the page: now, or where a mouse or finger is down, once its click is done. Returns how to call it off. */
export function afterPress(run: () => void): () => void {
  if (pressed) waiting.add(run);
  else run();
  return () => waiting.delete(run);
}

const press = (): void => {
  clearTimeout(releasing);
  pressed = true;
};
// The click comes in the same task as the release; a tap brings its mouse events after it.
const release = (): void => {
  clearTimeout(releasing);
  releasing = window.setTimeout(() => {
    pressed = false;
    const all = [...waiting];
    waiting.clear();
    for (const run of all) run();
  });
};
for (const name of ['pointerdown', 'mousedown']) window.addEventListener(name, press, true);
for (const name of ['pointerup', 'mouseup', 'pointercancel']) window.addEventListener(name, release, true);
window.addEventListener('blur', release);

/** Whether one is in a field; leaving it by a click counts once the click is done. */
export function useFocused(): [boolean, (on: boolean) => void] {
  const [focused, setFocused] = useState(false);
  const stop = useRef<() => void>(() => undefined);
  const say = (on: boolean): void => {
    stop.current();
    stop.current = afterPress(() => setFocused(on));
  };
  return [focused, say];
}
