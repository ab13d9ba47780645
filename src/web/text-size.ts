import { useSyncExternalStore } from 'react';

const KEY = 'shifan:text';
const listeners = new Set<() => void>();
const isLarge = (): boolean => localStorage.getItem(KEY) === 'large';

/** Draws the page in the size that was chosen in this browser. */
export function applyTextSize(): void {
  if (isLarge()) document.documentElement.dataset.text = 'large';
  else delete document.documentElement.dataset.text;
}

function set(large: boolean): void {
  if (large) localStorage.setItem(KEY, 'large');
  else localStorage.removeItem(KEY);
  applyTextSize();
  for (const listener of listeners) listener();
}

/** Whether the large-text mode is on, and how to switch it; remembered. */
export function useLargeText(): [large: boolean, set: (large: boolean) => void] {
  const large = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isLarge);
  return [large, set];
}
