import { isDay } from '../calendar/is-day.ts';
import { brokenIn } from '../text/whole.ts';

/** Where a line stands: due day, day of submission, title and id; by these a page is in order, and the next begins after them. */
export type Place = { readonly dueOn: string | null; readonly submittedOn: string | null; readonly title: string; readonly id: string };

/**
 * By due day, within one by day of submission, so that who came first is seen to first; what has none last. Then by title and id, each character by its code
 * point, as the database orders them (collation C).
 */
export const inOrder = (a: Place, b: Place): number =>
  byText(a.dueOn ?? '9999', b.dueOn ?? '9999') ||
  byText(a.submittedOn ?? '9999', b.submittedOn ?? '9999') ||
  byText(a.title, b.title) ||
  byText(a.id, b.id);

function byText(a: string, b: string): number {
  const [of, to] = [[...a], [...b]];
  const at = of.findIndex((char, i) => char !== to[i]);
  if (at < 0) return of.length - to.length;
  const other = to[at];
  return other === undefined ? 1 : (of[at]?.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
}

/** The place as an address carries it, and back; null for what is none. */
export const placeText = ({ dueOn, submittedOn, title, id }: Place): string => JSON.stringify([dueOn, submittedOn, title, id]);

/** An escape in the address is past the door that keeps from the database what it cannot hold. */
const isDayOrNone = (day: unknown): day is string | null => day === null || isDay(day);
const isWhole = (text: unknown): text is string => typeof text === 'string' && brokenIn(text) === null;

export function placeIn(text: string): Place | null {
  try {
    const [dueOn, submittedOn, title, id] = JSON.parse(text) as unknown[];
    return isDayOrNone(dueOn) && isDayOrNone(submittedOn) && isWhole(title) && isWhole(id) ? { dueOn, submittedOn, title, id } : null;
  } catch {
    return null;
  }
}
