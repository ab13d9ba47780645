import { uncover } from '../ui/covered.ts';

/** The element of a place of a form: `key`, `table`, or `table/rowId/column`. */
export const idOf = (path: string): string => `at-${path.replace(/\//g, '-')}`;

/** A table that draws only some of its rows listens, and brings the asked one into view. */
export const places = new EventTarget();
export type PlaceEvent = CustomEvent<string>;

/** Goes to a place: into view, with the focus. A row that is not drawn is brought by its table first. */
export function goToPlace(path: string): void {
  const element = document.getElementById(idOf(path));
  uncover(element ?? document.getElementById(idOf(path.split('/')[0] ?? '')));
  if (!element) {
    places.dispatchEvent(new CustomEvent('go', { detail: path }));
    return;
  }
  element.scrollIntoView({ block: 'center' });
  const control = element.matches('input, select, textarea, button')
    ? element
    : (element.querySelector<HTMLElement>('.sheet__box') ??
      element.querySelector<HTMLElement>('input, select, textarea, button') ??
      element);
  (control as HTMLElement).focus({ preventScroll: true });
}
