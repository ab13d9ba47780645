import { type Broken, brokenIn } from '../../core/text/whole.ts';
import { isCells } from './merge.ts';

/** `path` is `key`, or `table/rowId/column`; `why` a whole sentence of the server's, or the character that stands in the way. */
export type NotSaved = { readonly path: string; readonly why: string | Broken };

/** The characters of a value, or of a row's cells, that no server can keep; the server need not be asked. */
export function brokenAt(path: string, value: unknown): NotSaved[] {
  if (isCells(value)) return Object.entries(value).flatMap(([column, cell]) => brokenAt(`${path}/${column}`, cell));
  const broken = [value].flat().flatMap((text) => (typeof text === 'string' ? (brokenIn(text) ?? []) : []))[0];
  return broken ? [{ path, why: broken }] : [];
}

/** What the server says of a place that it did not write. */
export const told = (faults: readonly { path: string; message: string }[]): NotSaved[] =>
  faults.map(({ path, message }) => ({ path, why: message }));
