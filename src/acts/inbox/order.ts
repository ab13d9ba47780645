import { isDay } from '../../core/calendar/day.ts';
import { brokenIn } from '../../core/text/whole.ts';

/** Where a page ends: due day, title and id of the last line on it; by these a page is in order, and the next begins after them. */
export type Place = { readonly dueOn: string | null; readonly title: string; readonly id: string };

/** By due day, what has none last; then by title and id, each character by its code point, as the database orders them (collation C). */
export const inOrder = (a: Place, b: Place): number =>
  byText(a.dueOn ?? '9999', b.dueOn ?? '9999') || byText(a.title, b.title) || byText(a.id, b.id);

function byText(a: string, b: string): number {
  const [of, to] = [[...a], [...b]];
  const at = of.findIndex((char, i) => char !== to[i]);
  if (at < 0) return of.length - to.length;
  const other = to[at];
  return other === undefined ? 1 : (of[at]?.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
}

/** The place as an address carries it, and back; null for what is none. */
export const placeText = ({ dueOn, title, id }: Place): string => JSON.stringify([dueOn, title, id]);

/** An escape in the address is past the door that keeps from the database what it cannot hold. */
const isWhole = (text: unknown): text is string => typeof text === 'string' && brokenIn(text) === null;

export function placeIn(text: string): Place | null {
  try {
    const [dueOn, title, id] = JSON.parse(text) as unknown[];
    return (dueOn === null || isDay(dueOn)) && isWhole(title) && isWhole(id) ? { dueOn, title, id } : null;
  } catch {
    return null;
  }
}
