import { useEffect, useSyncExternalStore } from 'react';
import { covers } from '../covered.ts';
import { keep, kept } from '../kept.ts';

/** The sheet that fills the window, by its id; one at most. */
let full: string | null = null;
const listeners = new Set<() => void>();
const REMEMBERED = 'sheet-full';

function show(id: string | null): void {
  full = id;
  covers(id === null ? null : leaveFor);
  if (id === null) delete document.documentElement.dataset.full;
  else document.documentElement.dataset.full = '';
  for (const listener of listeners) listener();
}

/** The person's own choice, which holds in this browser whenever a large sheet is entered. */
export function chooseFull(id: string | null): void {
  keep(REMEMBERED, id !== null);
  show(id);
}

/** A sheet is entered: it fills the window where that was chosen last. */
export function enterFull(id: string): void {
  if (full !== id && kept(REMEMBERED, false)) show(id);
}

/** Something beside the sheet is gone to: the page is shown again. */
function leaveFor(element: Element | null): void {
  if (element?.closest('.is-full') == null) show(null);
}

/** Whether this sheet fills the window. */
export const useFull = (id: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => full === id,
  );

/** While a sheet fills the window it stands between what stays of the page; Escape gives the page back, unless something nearer takes the key. */
export function useFullPlace(isFull: boolean, box: { readonly current: HTMLElement | null }, busy: () => boolean): void {
  useEffect(() => {
    const element = box.current;
    if (!isFull || !element) return;
    const place = (): void => {
      element.style.top = `${stays('top')}px`;
      element.style.bottom = `${stays('bottom')}px`;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || busy() || document.querySelector('dialog[open], .menu__list')) return;
      event.preventDefault();
      event.stopPropagation();
      chooseFull(null);
    };
    place();
    addEventListener('resize', place);
    document.addEventListener('keydown', onKey, true);
    return () => {
      removeEventListener('resize', place);
      document.removeEventListener('keydown', onKey, true);
      element.style.top = '';
      element.style.bottom = '';
      if (element.isConnected) element.scrollIntoView({ block: 'start' });
      else show(null);
    };
  }, [isFull, box, busy]);
}

/** How much of the window's edge is taken by what stays there: a page marks it with data-stays. */
function stays(edge: 'top' | 'bottom'): number {
  const taken = [...document.querySelectorAll<HTMLElement>(`[data-stays~="${edge}"]`)].map((one) => {
    const { top, bottom, height } = one.getBoundingClientRect();
    if (height === 0) return 0;
    if (edge === 'top') return bottom;
    return getComputedStyle(one).position === 'fixed' ? innerHeight - top : 0;
  });
  return Math.max(0, ...taken);
}
