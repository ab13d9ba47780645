import type { Row, Value } from '../../core/annexes/field.ts';

/** One change as the server takes it: a value, a row, or a row taken out. `base` is the version on which it stands. */
export type Patch =
  | { kind: 'value'; key: string; value: Value; base: number }
  | { kind: 'row'; table: string; rowId: string; position: number; cells: Row['cells']; base: number }
  | { kind: 'removeRow'; table: string; rowId: string; base: number };
export type PatchResult = {
  path: string;
  version: number;
  /** `who`: who saved first; null: oneself in another window; left out: not known. */
  conflict?: { current: unknown; who?: string | null | undefined } | undefined;
  /** Nothing was written there, and why. */
  refused?: readonly { path: string; message: string }[] | undefined;
};

/** `before`: what stood there at version `base`, from which two people's changes of one row are told apart. */
export type Pending = { base: number; removed: boolean; value: unknown; position: number; before?: unknown };

export function patchOf(path: string, { base, removed, value, position }: Pending): Patch {
  const [table = '', rowId] = path.split('/');
  if (rowId === undefined) return { kind: 'value', key: path, value: value as Value, base };
  if (removed) return { kind: 'removeRow', table, rowId, base };
  return { kind: 'row', table, rowId, position, cells: value as Row['cells'], base };
}

/** The place that a patch changes: `key`, or `table/rowId`. */
export const pathOf = (patch: Patch): string => (patch.kind === 'value' ? patch.key : `${patch.table}/${patch.rowId}`);
