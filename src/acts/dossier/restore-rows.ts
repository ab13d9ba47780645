import type { Value } from '../../core/annexes/field.ts';
import { applicationForm, tableAt } from '../../core/annexes/form.ts';
import { by, type Context } from '../context.ts';
import { found, refuse } from '../refusal.ts';
import { editableDossier, lockedForm, write } from './edit.ts';
import { nameColumns, placesOf } from './history-places.ts';
import type { ImportDone, RowGone } from './history-port.ts';

/** Rows that one saving took out, as far as they have not come back. `by`: how it was done, where it was not by hand. */
export type Gone = {
  readonly table: string;
  readonly at: string;
  readonly who: string;
  readonly by: { readonly fileName: string; readonly undone: boolean } | null;
  readonly rows: readonly { readonly id: string; readonly name: string }[];
};

/** More than any form has lost; beyond it the oldest are brought back from the history, row by row. */
const MOST = 5_000;

/** What was taken out of the tables of a section and did not come back, the last saving first; a row is called by what is nobody's personal data. */
export async function goneFrom(ctx: Context, dossierId: string, section: string): Promise<Gone[]> {
  const { tables } = placesOf(found(applicationForm.find((one) => one.key === section)));
  return ctx.inTransaction(async (tx) => {
    await editableDossier(tx, ctx, dossierId);
    const rows = await tx.history.gone(dossierId, tables, MOST);
    const names = await tx.directory.names(rows.map(({ changedBy }) => changedBy));
    const imports = await tx.history.imports(dossierId);
    const savings = new Map<string, RowGone[]>();
    for (const row of rows) {
      const saving = `${row.tableKey} ${row.changedAt} ${row.changedBy}`;
      const together = savings.get(saving);
      if (together) together.push(row);
      else savings.set(saving, [row]);
    }
    return [...savings.values()].flatMap((together) => {
      const [first] = together;
      if (!first) return [];
      const { tableKey: table, changedAt: at, changedBy } = first;
      return { table, at, who: names[changedBy] ?? '', by: importOf(imports, first), rows: together.map(calledRow) };
    });
  });
}

const importOf = (imports: readonly ImportDone[], { tableKey, changedAt, changedBy }: RowGone): Gone['by'] => {
  const of = imports.filter((one) => one.tableKey === tableKey);
  const made = of.find((one) => one.importedAt === changedAt && one.importedBy === changedBy);
  const back = of.find((one) => one.undoneAt === changedAt && one.undoneBy === changedBy);
  const one = made ?? back;
  return one ? { fileName: one.fileName, undone: made === undefined } : null;
};

function calledRow({ rowId, tableKey, cells }: RowGone): { id: string; name: string } {
  const table = tableAt(tableKey);
  const [column] = table ? nameColumns(table) : [];
  const name = column === undefined ? null : cells[column];
  return { id: rowId, name: typeof name === 'string' ? name : '' };
}

/**
 * Puts rows that were taken out back where they stood, with what they held, as one act. A row that somebody has put back already stays as it is; where that
 * is all of them, 409. 404 for a row that never stood there.
 */
export async function restoreRows(ctx: Context, dossierId: string, input: { table: string; rows: readonly string[] }): Promise<number> {
  const { key: table, label } = found(tableAt(input.table));
  return ctx.inTransaction(async (tx) => {
    const dossier = await lockedForm(tx, ctx, dossierId);
    const asked = new Set(input.rows);
    const lying = (await tx.imports.rows(dossierId, table)).filter(({ rowId }) => asked.has(rowId));
    if (lying.length < asked.size) refuse({ kind: 'notFound' });
    const gone = lying.filter(({ removed }) => removed);
    if (gone.length === 0) refuse({ kind: 'conflict', message: '这些行已经在表中，刚被恢复过。请刷新页面' });
    await write(
      tx,
      ctx,
      dossier,
      gone.map(
        ({ rowId, version: base, position, cells }) =>
          ({ kind: 'row', table, rowId, position, cells: cells as Record<string, Value>, base }) as const,
      ),
    );
    await tx.record({
      ...by(ctx),
      action: 'restoreRows',
      article: null,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { table: label, rows: gone.length },
    });
    return gone.length;
  });
}
