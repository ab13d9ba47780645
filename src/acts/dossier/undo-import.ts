import type { Value } from '../../core/annexes/field.ts';
import { tableAt } from '../../core/annexes/form.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { found, refuse } from '../refusal.ts';
import { editableDossier, lockedForm, write } from './edit.ts';
import type { RowLying, TableImport } from './imports-port.ts';
import { whoChanged } from './imports-words.ts';
import type { Patch } from './port.ts';

/** An import with who did it; only the last one of a table that still stands can be taken back. */
export type ImportShown = TableImport & { readonly who: string };

/** The import of each table that could be taken back now. */
export async function importsOf(ctx: Context, dossierId: string): Promise<ImportShown[]> {
  return ctx.inTransaction(async (tx) => {
    await editableDossier(tx, ctx, dossierId);
    const last = lastStanding(await tx.imports.of(dossierId));
    const names = await tx.directory.names(last.map(({ importedBy }) => importedBy));
    return last.map((one) => ({ ...one, who: names[one.importedBy] ?? '' }));
  });
}

const lastStanding = (imports: readonly TableImport[]): TableImport[] => [
  ...new Map(imports.filter(({ undoneAt }) => undoneAt === null).map((one) => [one.tableKey, one])).values(),
];

/**
 * Takes an import back: its rows go, and the rows that it replaced stand again where they stood. Refused where one of its rows was changed
 * since, because that work would be lost; what was added beside it stays.
 */
export async function undoImport(ctx: Context, dossierId: string, importId: string): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const dossier = await lockedForm(tx, ctx, dossierId);
    const imports = await tx.imports.of(dossierId);
    const one = found(imports.find(({ id }) => id === importId));
    if (!lastStanding(imports).includes(one))
      refuse({ kind: 'conflict', message: '这次导入已经撤销，或同一张表后来又导入过。请刷新页面，先撤销后一次导入' });
    const lying = await tx.imports.rows(dossierId, one.tableKey);
    const changed = await changedSince(tx, one, lying);
    if (changed.length > 0) refuse({ kind: 'conflict', message: wouldBeLost(changed.length, await whoChanged(tx, one.tableKey, changed)) });
    await write(tx, ctx, dossier, takingBack(one, lying));
    if (!(await tx.imports.markUndone(importId, { id: ctx.actor.accountId, at: ctx.now })))
      refuse({ kind: 'conflict', message: '这次导入刚被同事撤销，请刷新页面' });
    await tx.record({
      ...by(ctx),
      action: 'undoImport',
      article: null,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { import: importId, table: tableAt(one.tableKey)?.label, rows: one.added.length, restored: one.removed.length },
    });
  });
}

/** Rows that hold something else than when they came; one that was only moved, or went and came back as it was, or was taken out by hand, is no loss. */
async function changedSince(tx: Transaction, { added, dossierId, tableKey }: TableImport, lying: readonly RowLying[]): Promise<RowLying[]> {
  const came = new Set(added);
  const touched = lying.filter(({ rowId, removed, version }) => came.has(rowId) && !removed && version > 1);
  const before = await tx.imports.cameAs(
    dossierId,
    tableKey,
    touched.map(({ rowId }) => rowId),
  );
  return touched.filter(({ rowId, cells }) => JSON.stringify(cells) !== JSON.stringify(before.get(rowId)));
}

const wouldBeLost = (count: number, changes: string): string =>
  `导入后有 ${count} 行被改过，撤销会丢失这些改动：${changes}。没有撤销；确认不要这些改动的，请先在表中删去这几行，再撤销导入`;

function takingBack({ added, removed, tableKey: table }: TableImport, lying: readonly RowLying[]): Patch[] {
  const [came, gone] = [new Set(added), new Set(removed)];
  return lying.flatMap(({ rowId, version: base, removed: out, position, cells }): Patch[] => {
    if (came.has(rowId) && !out) return [{ kind: 'removeRow', table, rowId, base }];
    if (gone.has(rowId) && out) return [{ kind: 'row', table, rowId, position, cells: cells as Record<string, Value>, base }];
    return [];
  });
}
