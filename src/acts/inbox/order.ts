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

export function placeIn(text: string): Place | null {
  try {
    const [dueOn, title, id] = JSON.parse(text) as unknown[];
    const isDay = dueOn === null || (typeof dueOn === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(dueOn));
    return isDay && typeof title === 'string' && typeof id === 'string' ? { dueOn: dueOn as string | null, title, id } : null;
  } catch {
    return null;
  }
}
