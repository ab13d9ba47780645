import { tableAt } from '../../core/annexes/form.ts';
import type { Origin } from '../../core/annexes/origin.ts';
import { fileName } from '../../core/files/file-name.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { found, refuse } from '../refusal.ts';
import { lockedForm, write } from './edit.ts';
import type { RowLying, TableImport } from './imports-port.ts';
import { whoChanged } from './imports-words.ts';
import type { Patch } from './port.ts';
import { takenReading } from './reading.ts';
import type { ListRead } from './reading-port.ts';

/** What goes into a table: the rows of a file, sent or as they were read here (`reading`), and the rows, as they were last seen, that make room for them. */
export type Importing = {
  readonly table: string;
  readonly how: 'append' | 'replace';
  readonly removes: readonly { readonly rowId: string; readonly base: number }[];
} & (Sent | { readonly reading: string });

/** Rows that were sent; where each stands in the file is not known of all. */
export type Sent = Omit<ListRead, 'at'> & { readonly at?: ListRead['at'] | undefined };

/**
 * Takes the rows of a list into the form as one thing that can be taken back as one. Refused where somebody changed the table since it was
 * last seen: a list must not replace rows that the person never saw.
 */
export async function importRows(ctx: Context, dossierId: string, input: Importing): Promise<TableImport> {
  const table = found(tableAt(input.table));
  return ctx.inTransaction(async (tx) => {
    const dossier = await lockedForm(tx, ctx, dossierId);
    const list = 'reading' in input ? await takenReading(tx, input.reading, { dossierId, table: table.key, wallNow: ctx.wallNow }) : input;
    const standing = (await tx.imports.rows(dossierId, table.key)).filter((row) => !row.removed);
    await refuseUnseen(tx, input, standing);
    const seen = new Set(input.removes.map(({ rowId }) => rowId));
    const removed = standing.filter(({ rowId }) => seen.has(rowId));
    const last = Math.max(0, ...standing.filter(({ rowId }) => !seen.has(rowId)).map(({ position }) => position));
    const source = sourceName(list);
    const from: Origin = { kind: 'import', file: source, by: ctx.actor.accountId, at: ctx.now };
    const added = list.rows.map((cells, i) => {
      const origin = { ...from, place: placeOf(list.at?.[i]) };
      return { kind: 'row', table: table.key, rowId: ctx.tools.newId(), position: last + i + 1, cells, base: 0, origin } as const;
    });
    await write(tx, ctx, dossier, [
      ...removed.map(({ rowId, version }): Patch => ({ kind: 'removeRow', table: table.key, rowId, base: version })),
      ...added,
    ]);
    const done: TableImport = {
      ...{ id: ctx.tools.newId(), dossierId, tableKey: table.key, how: input.how, fileName: source },
      ...{ added: added.map(({ rowId }) => rowId), removed: removed.map(({ rowId }) => rowId) },
      ...{ importedBy: ctx.actor.accountId, importedAt: ctx.now, undoneBy: null, undoneAt: null },
    };
    await tx.imports.add(done);
    await tx.record({
      ...by(ctx),
      action: 'importRows',
      article: null,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { import: done.id, table: table.label, how: input.how, rows: added.length, replaced: removed.length },
    });
    return done;
  });
}

const placeOf = (at: { readonly row: number; readonly sheet?: string | undefined } | undefined): string | undefined =>
  at && `${at.sheet === undefined ? '' : `工作表“${fileName(at.sheet)}”`}第 ${at.row} 行`;

const NAMED_SHEETS = 12;

/** The file, and its sheets where several were taken as one list: 名单.xlsx（工作表“一月”“二月”）. */
function sourceName({ fileName: given, sheets }: Pick<ListRead, 'fileName' | 'sheets'>): string {
  if (sheets.length < 2) return fileName(given);
  const named = sheets.slice(0, NAMED_SHEETS).map((one) => `“${fileName(one)}”`);
  return `${fileName(given)}（工作表${named.join('')}${sheets.length > NAMED_SHEETS ? `等 ${sheets.length} 张` : ''}）`;
}

/** Rows that were changed or came since the person last saw the table: of all of it in a replacement, else of those that make room. */
async function refuseUnseen(tx: Transaction, { how, table, removes }: Importing, standing: readonly RowLying[]): Promise<void> {
  const seen = new Map(removes.map(({ rowId, base }) => [rowId, base]));
  const unseen = standing.filter(({ rowId, version }) => (how === 'replace' || seen.has(rowId)) && seen.get(rowId) !== version);
  if (unseen.length === 0) return;
  const changes = await whoChanged(tx, table, unseen);
  refuse({ kind: 'conflict', message: `读取文件期间表中有 ${unseen.length} 行被改过：${changes}。没有导入，请刷新页面看过后重新导入` });
}
