export type Place = { readonly row: number; readonly column: number };
/** `active` is where one types, `end` the opposite corner. */
export type Selection = { readonly active: Place; readonly end: Place };
export type Rect = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
/** `rows` counts the empty line at the end too; `page` is how many rows are in view. */
export type Bounds = { readonly rows: number; readonly columns: number; readonly page: number };

export const at = (row: number, column: number): Selection => ({ active: { row, column }, end: { row, column } });

export const rectOf = ({ active, end }: Selection): Rect => ({
  top: Math.min(active.row, end.row),
  left: Math.min(active.column, end.column),
  bottom: Math.max(active.row, end.row),
  right: Math.max(active.column, end.column),
});

export const selectionOf = ({ top, left, bottom, right }: Rect): Selection => ({
  active: { row: top, column: left },
  end: { row: bottom, column: right },
});

export const heightOf = (rect: Rect): number => rect.bottom - rect.top + 1;
export const widthOf = (rect: Rect): number => rect.right - rect.left + 1;
export const sizeOf = (rect: Rect): string => `${heightOf(rect)} 行 × ${widthOf(rect)} 列`;
export const isOneCell = (rect: Rect): boolean => heightOf(rect) === 1 && widthOf(rect) === 1;

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));
const inside = (place: Place, { rows, columns }: Bounds): Place => ({
  row: clamp(place.row, rows - 1),
  column: clamp(place.column, columns - 1),
});

/** The same where it still lies within the bounds; rows may have gone meanwhile. */
export function clamped(selection: Selection, bounds: Bounds): Selection {
  const active = inside(selection.active, bounds);
  const end = inside(selection.end, bounds);
  const moved = active.row !== selection.active.row || end.row !== selection.end.row;
  return moved || active.column !== selection.active.column || end.column !== selection.end.column ? { active, end } : selection;
}

/** Steps may be infinite: to the edge. `extend` keeps the active cell and moves the opposite corner. */
export type Move = { readonly rows: number; readonly columns: number; readonly extend: boolean };

export function moved(selection: Selection, move: Move, bounds: Bounds): Selection {
  const from = move.extend ? selection.end : selection.active;
  const to = inside({ row: from.row + move.rows, column: from.column + move.columns }, bounds);
  return move.extend ? { active: selection.active, end: to } : { active: to, end: to };
}

/** One cell on in reading order, over the ends of lines; null beyond the first or the last cell. */
export function tabbed({ active }: Selection, back: boolean, bounds: Bounds): Selection | null {
  const next = active.row * bounds.columns + active.column + (back ? -1 : 1);
  return next < 0 || next >= bounds.rows * bounds.columns ? null : at(Math.floor(next / bounds.columns), next % bounds.columns);
}

type Key = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** Which way a key goes; null for keys that do not move. */
export function moveOf(event: Key, page: number): Move | null {
  const far = event.ctrlKey || event.metaKey;
  const one = far ? Number.POSITIVE_INFINITY : 1;
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-one, 0],
    ArrowDown: [one, 0],
    ArrowLeft: [0, -one],
    ArrowRight: [0, one],
    PageUp: [-page, 0],
    PageDown: [page, 0],
    Home: [far ? Number.NEGATIVE_INFINITY : 0, Number.NEGATIVE_INFINITY],
    End: [far ? Number.POSITIVE_INFINITY : 0, Number.POSITIVE_INFINITY],
  };
  const step = event.altKey ? undefined : steps[event.key];
  return step ? { rows: step[0], columns: step[1], extend: event.shiftKey } : null;
}
