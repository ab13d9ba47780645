import type { Context, Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import { editableDossier, formOfDossier } from './edit.ts';
import { placesCalled, placesOf } from './history-places.ts';
import type { HistoryKey, HistoryPlaces, ImportDone, Sweep } from './history-port.ts';
import type { DossierChange } from './records.ts';

export type ChangeShown = {
  /** Of a change; or `in:` and `back:` with the id of an import that was made or taken back, whose changes are told as one. */
  readonly id: string;
  readonly at: string;
  readonly who: string;
  /** `key`, or `table/rowId`; `table` for an import. */
  readonly path: string;
  /** A value; or a row's cells by column, null where there was no row. */
  readonly before: unknown;
  readonly after: unknown;
  readonly import: { readonly undone: boolean; readonly rows: number; readonly replaced: number; readonly fileName: string } | null;
};

export type HistoryWanted = {
  /** An account's id. */
  readonly who?: string | undefined;
  /** Words of a field's or a table's label; where none has them, of what a row is called by. */
  readonly search?: string | undefined;
  /** What one import did, by the id of its entry. */
  readonly within?: string | undefined;
  /** The `next` of the page before. */
  readonly from?: string | undefined;
};

export type HistoryPage = {
  readonly changes: ChangeShown[];
  /** Null: this was the last page. */
  readonly next: string | null;
};

const PAGE = 100;

/**
 * The changes in one section of the form, newest first, a page of 100 at a time, with who and when; an import is one entry. Personal data is opened,
 * since only the applicant's own people come here; anybody else gets 404, as does a section or an import that is not there.
 */
export async function historyOf(
  ctx: Context,
  dossierId: string,
  { section, ...wanted }: { section: string } & HistoryWanted,
): Promise<HistoryPage & { readonly people: { readonly id: string; readonly name: string }[] }> {
  return ctx.inTransaction(async (tx) => {
    const form = await formOfDossier(tx, ctx, await editableDossier(tx, ctx, dossierId));
    const whole = placesOf(found(form.sections.find((one) => one.key === section)));
    const page = await pageOf(tx, dossierId, { ...wanted, places: wanted.search ? placesCalled(form, whole, wanted.search) : whole });
    const names = await tx.directory.names(await tx.history.people(dossierId, whole));
    return { ...page, people: Object.entries(names).map(([id, name]) => ({ id, name })) };
  });
}

/** The same of one place (`key`, `table/rowId`), where rows that came with an import stand each by itself. */
export async function historyAt(
  ctx: Context,
  dossierId: string,
  { path, from }: { path: string; from?: string | undefined },
): Promise<HistoryPage> {
  return ctx.inTransaction(async (tx) => {
    await editableDossier(tx, ctx, dossierId);
    return pageOf(tx, dossierId, { from, places: { paths: [path], tables: [], rows: [] } });
  });
}

async function pageOf(
  tx: Transaction,
  dossierId: string,
  { places, who, within, from: key }: HistoryWanted & { places: HistoryPlaces },
): Promise<HistoryPage> {
  const from = key ? keyFrom(key) : null;
  const acts = (await tx.history.imports(dossierId)).flatMap(actsOf).filter(({ sweep }) => places.tables.includes(sweep.table));
  const one = within === undefined ? null : found(acts.find(({ id }) => id === within)).sweep;
  const sweeps = one ? { within: one } : { without: acts.map(({ sweep }) => sweep) };
  const changes = await tx.history.of(dossierId, { places, by: who ?? null, sweeps, from, most: PAGE + 1 });
  const listed = one
    ? []
    : acts.filter(({ sweep, id }) => (who ?? sweep.by) === sweep.by && (!from || keyOf(sweep.at, id) < keyOf(from.at, from.id)));
  const names = await tx.directory.names([...changes.map(({ changedBy }) => changedBy), ...listed.map(({ sweep }) => sweep.by)]);
  const entries = [
    ...changes.map((change) => shown(change, names[change.changedBy] ?? '')),
    ...listed.map((act) => actShown(act, names[act.sweep.by] ?? '')),
  ];
  // What one act did comes oldest first, as it stood in the file; there are no entries of acts in it.
  const page = (one ? entries : entries.sort((a, b) => (keyOf(a.at, a.id) < keyOf(b.at, b.id) ? 1 : -1))).slice(0, PAGE);
  const last = page.at(-1);
  return { changes: page, next: last && entries.length > PAGE ? keyOf(last.at, last.id) : null };
}

type Act = { readonly id: string; readonly sweep: Sweep; readonly import: NonNullable<ChangeShown['import']> };

/** An import is an act, and that it was taken back is another. */
function actsOf({ id, tableKey: table, fileName, rows, replaced, ...done }: ImportDone): Act[] {
  const told = { rows, replaced, fileName };
  const made: Act = { id: `in:${id}`, sweep: { table, at: done.importedAt, by: done.importedBy }, import: { ...told, undone: false } };
  if (done.undoneAt === null || done.undoneBy === null) return [made];
  return [made, { id: `back:${id}`, sweep: { table, at: done.undoneAt, by: done.undoneBy }, import: { ...told, undone: true } }];
}

/** What pages are ordered by and continue from: instant and id, which the database compares in the same way. */
const keyOf = (at: string, id: string): string => `${at}_${id.slice(id.indexOf(':') + 1)}`;

function keyFrom(key: string): HistoryKey {
  const [at = '', id = ''] = key.split('_');
  return { at, id };
}

const actShown = ({ id, sweep, import: told }: Act, who: string): ChangeShown => ({
  ...{ id, at: sweep.at, who, path: sweep.table, before: null, after: null },
  import: told,
});

const shown = ({ id, path, before, after, changedAt }: DossierChange, who: string): ChangeShown => ({
  ...{ id, at: changedAt, who, path, before, after },
  import: null,
});
