import { type Annex2Text, type Asked, saidInAnnex2 } from '../annexes/annex2-said.ts';
import type { Content, Field, Value } from '../annexes/field.ts';
import { formOf } from '../annexes/form-of.ts';
import { serviceFunctions } from '../scheme/functions.ts';
import { type CellRead, readCell } from './cell.ts';
import { bare, type RowChange, rowChanges, same, type TableSaid } from './row-changes.ts';

/** A place of the form in which a changed copy of annex 2 says something else; nothing of it is taken before a person has seen it. */
export type Annex2Change =
  | { readonly kind: 'value'; readonly path: string; readonly before: Value; readonly after: Value; readonly faults: readonly string[] }
  | RowChange;

type Theirs = { readonly said: readonly (readonly [string, string])[]; readonly tables: readonly TableSaid[] };
/** The form as it stands, and annex 2 as it would be printed now. */
type Mine = Asked & { readonly content: Content; readonly printed: Annex2Text };

const setting = { epoch1904: false, inYuan: false };

/** Everything in which the copy differs from what would be printed now, in the order of the form; `masked`: how many personal entries it does not show in full. */
export function annex2Changes(
  { said, tables }: Theirs,
  { content, printed, functions = serviceFunctions, extraFields = [] }: Mine,
): { changes: Annex2Change[]; masked: number } {
  const { fieldAt, tableAt } = formOf({ leftOut: [], extraFields, functions });
  const now = saidInAnnex2(printed, { functions, extraFields });
  const asked = said.flatMap(([key, text]) => {
    const field = key === 'creditCode' ? undefined : fieldAt(key);
    return field === undefined ? [] : [{ key, text, field }];
  });
  const differing = asked.filter(({ key, text }) => bare(text) !== bare(now.get(key) ?? ''));
  const masked = differing.filter(({ text, field }) => field.personal && /[*＊]/.test(text));
  const open = differing.filter((one) => !masked.includes(one));
  const values = open.flatMap(({ key, text, field }): Annex2Change[] => {
    const { value, faults } = readAt(field, text);
    const before = content.values[key] ?? null;
    return same(before, value) ? [] : [{ kind: 'value', path: key, before, after: value, faults }];
  });
  return {
    changes: [...values, ...tables.flatMap((table) => rowChanges(table, tableAt(table.table), content.tables[table.table] ?? []))],
    masked: masked.length,
  };
}

/** Of the ticked functions none is a sentence: they are keys, or what stands there. */
function readAt(field: Field, text: string): { value: Value; faults: string[] } {
  if (field.type === 'choices') {
    const keys = text.split('、').flatMap((label) => (field.options ?? []).filter((key) => field.optionLabels?.[key] === label));
    return { value: keys, faults: [] };
  }
  return told(readCell(field, text, setting));
}

const told = ({ value, faults }: CellRead): { value: Value; faults: string[] } => ({ value, faults: faults.map(({ message }) => message) });
