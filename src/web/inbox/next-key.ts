import { useEffect } from 'react';

/** The key of the next case: no letter, so that it works from within a field too, and types nothing. */
export const NEXT_KEY = 'F9';

/** Goes on to the next case by its key. */
export function useNextKey(go: () => unknown): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.isComposing && !event.repeat;
      // A form in which an earlier year's values wait has the key for its own: what one looks at there must not be left by it.
      if (event.key !== NEXT_KEY || event.defaultPrevented || !plain || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      go();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [go]);
}
