import type { Cell, ReadCell, SheetColumn, SheetRow, ShowCell } from './model.ts';

export const TICK = '√';
const marks = new Set(['√', '✓', '✔', '☑', '✅', 'v', 'V', 'y', 'Y', '1', '是', 'Ｖ', 'ｖ']);
const noMarks = new Set(['', '☐', '□', '0', '-', '－', '—', '/', '／']);

/** What a tick column shows: its tick, nothing, or, in the first column of the group, text that could not be read. */
export function tickText(column: SheetColumn, row: SheetRow, show: ShowCell): string {
  const value = row.cells[column.key] ?? null;
  if (value === (column.tick?.value ?? null)) return TICK;
  return typeof value === 'string' ? show(column.key, value) : '';
}

type Typed = { readonly column: SheetColumn; readonly text: string };

/**
 * The one value behind the tick columns of a key: the column that has a mark; nothing where none has; both marked is kept as text, to be found
 * fault with. A word (满意, 不满意) in any of them is read as what it says.
 */
export function readTicks(typed: readonly Typed[], held: Cell, read: ReadCell): { value: Cell; fault: string | null } {
  const ticked: Typed[] = [];
  for (const one of typed) {
    const text = one.text.trim();
    if (marks.has(text)) ticked.push(one);
    else if (!noMarks.has(text)) {
      const found = read(one.column.key, text);
      return 'value' in found ? { value: found.value, fault: null } : { value: found.text, fault: found.fault };
    }
  }
  const [first, second] = ticked;
  if (first && second) {
    const text = ticked.map(({ column }) => column.label).join('、');
    return { value: text, fault: `${text}只能选一项` };
  }
  if (first) return { value: first.column.tick?.value ?? null, fault: null };
  const covers = typeof held === 'string' || typed.some(({ column }) => column.tick?.value === held);
  return { value: covers ? null : held, fault: null };
}
