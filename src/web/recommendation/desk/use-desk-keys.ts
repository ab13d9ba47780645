import { useEffect, useRef } from 'react';

export type DeskKeys = { choose: (key: number) => void; enter: () => void; move: (by: 1 | -1) => void };

/** By the place of the key: an input method that is on changes what a key says. */
const digitIn = ({ code }: KeyboardEvent): number | null => {
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(code)?.[1];
  return digit === undefined ? null : Number(digit);
};

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox');
const actsItself = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, summary, dialog') !== null;

/** The keys of the desk: 1 to 5, Enter, up and down. In a text they are the text's, but Enter, which enters; Shift+Enter breaks the line. */
export function useDeskKeys(keys: DeskKeys): void {
  const newest = useRef(keys);
  newest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.keyCode === 229) return;
      if (document.querySelector('dialog[open]')) return;
      const { target, key } = event;
      if (key === 'Enter') {
        if (event.shiftKey || actsItself(target) || event.repeat) return;
        newest.current.enter();
      } else if (typesText(target)) return;
      else if (key === 'ArrowDown' || key === 'ArrowUp') newest.current.move(key === 'ArrowDown' ? 1 : -1);
      else {
        const digit = event.shiftKey ? null : digitIn(event);
        if (digit === null) return;
        newest.current.choose(digit);
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
