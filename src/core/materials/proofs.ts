import type { Content, Row } from '../annexes/field.ts';
import { tableAt } from '../annexes/form.ts';
import { cellAt, rowsOf, saysNone, textIn } from '../annexes/rows.ts';
import type { MaterialKey, MaterialKind, Scheme } from '../scheme/scheme.ts';

/** A file as far as it proves rows: `activities/<id of the row>`. */
export type Proof = { readonly kind: string; readonly proves: readonly string[] };

/** A row that needs a proof of its own. `place`: the cell at which it is said. */
export type RowToProve = { readonly path: string; readonly place: string; readonly label: string };
export type Unproven = RowToProve & { readonly kind: MaterialKey; readonly article: string; readonly message: string };

/** The rows of which each has its own proof of this kind: every event (第九条（七）), every agreement (第九条（八）); 无 needs none. */
export function rowsToProve(kind: Pick<MaterialKind, 'perRow'>, content: Content): RowToProve[] {
  const table = kind.perRow;
  if (table === undefined) return [];
  return rowsOf(content, table).flatMap((row, index) => {
    const name = textIn(cellAt(row, 'name'));
    return saysNone(name) ? [] : [{ path: `${table}/${row.id}`, place: `${table}/${row.id}/name`, label: labelOf(row, index) }];
  });
}

function labelOf(row: Row, index: number): string {
  const [name, heldOn] = ['name', 'heldOn'].map((key) => textIn(cellAt(row, key)));
  return `第${index + 1}行“${name || '未填名称'}”${heldOn ? `（${heldOn}）` : ''}`;
}

/** Whether any file of this kind says which rows it proves; what came in before this was asked for says nothing. */
export const saysRows = (files: readonly Proof[]): boolean => files.some(({ proves }) => proves.length > 0);

/** The files that prove a row. */
export const proofsOf = <F extends Proof>(path: string, files: readonly F[]): readonly F[] =>
  files.filter(({ proves }) => proves.includes(path));

/**
 * The rows that no file is tied to, once there are files of their kind: before, the kind is missing as a whole, which is said elsewhere. Bars nothing:
 * the proof may be there and only its tie be missing, which a person sees.
 */
export function unprovenRows(content: Content, scheme: Scheme, materials: readonly Proof[]): readonly Unproven[] {
  return scheme.materials.flatMap((kind) => {
    const files = materials.filter((one) => one.kind === kind.key);
    if (files.length === 0) return [];
    return rowsToProve(kind, content)
      .filter(({ path }) => proofsOf(path, files).length === 0)
      .map((row) => ({
        ...row,
        kind: kind.key,
        article: kind.article,
        message: `${tableAt(kind.perRow ?? '')?.label ?? ''}${row.label}没有标明由哪份材料证明（${kind.article}）`,
      }));
  });
}

/** The rows whose name a file's name holds, as a first guess of what it proves: 数字化转型对接会-照片.pdf. */
export function guessed(fileName: string, kind: Pick<MaterialKind, 'perRow'>, content: Content): readonly string[] {
  const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  const file = bare(fileName);
  const table = kind.perRow ?? '';
  const named = rowsOf(content, table).filter((row) => {
    const name = bare(textIn(cellAt(row, 'name')));
    return name.length > 1 && file.includes(name);
  });
  return named.map(({ id }) => `${table}/${id}`);
}
