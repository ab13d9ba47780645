import type { Field, Fields } from '../../core/annexes/field.ts';
import { applicationForm, tableAt, valueFields } from '../../core/annexes/form.ts';
import type { Context } from '../context.ts';
import { found } from '../refusal.ts';
import { editableDossier } from './edit.ts';
import type { HistoryPlaces } from './history-port.ts';
import type { DossierChange } from './records.ts';

export type ChangeShown = {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  /** `key`, or `table/rowId`. */
  readonly path: string;
  /** A value; or a row's cells by column, null where there was no row. */
  readonly before: unknown;
  readonly after: unknown;
};

/** So many of the newest changes are shown; the older ones stay kept. */
const MOST = 200;

/**
 * The changes at one place (`key`, `table/rowId`) or in one section of the form, newest first, with who and when. Personal data is opened, since only
 * the applicant's own people come here; anybody else gets 404.
 */
export async function historyOf(ctx: Context, dossierId: string, place: { path: string } | { section: string }): Promise<ChangeShown[]> {
  const places = 'path' in place ? at(place.path) : within(place.section);
  return ctx.inTransaction(async (tx) => {
    await editableDossier(tx, ctx, dossierId);
    const changes =
      'path' in place && place.path.includes('/')
        ? await tx.dossiers.history(dossierId, place.path)
        : await tx.history.of(dossierId, places, MOST);
    const names = await tx.directory.names(changes.map((change) => change.changedBy));
    return changes.map((change) => shown(ctx, change, names[change.changedBy] ?? ''));
  });
}

const at = (path: string): HistoryPlaces => ({ keys: [path], tables: [] });

function within(key: string): HistoryPlaces {
  const section = found(applicationForm.find((one) => one.key === key));
  return { keys: Object.keys(section.fields), tables: section.tables.map((table) => table.key) };
}

function shown(ctx: Context, { id, path, before, after, changedAt, changedBy: _ }: DossierChange, who: string): ChangeShown {
  const [head = '', rowId] = path.split('/');
  const columns = rowId === undefined ? undefined : tableAt(head)?.columns;
  const opened = (stored: unknown): unknown => (columns ? cellsOf(ctx, columns, stored) : openedAs(ctx, valueFields[head], stored));
  return { id, at: changedAt, who, path, before: opened(before), after: opened(after) };
}

const openedAs = (ctx: Context, field: Field | undefined, stored: unknown): unknown =>
  field?.personal && typeof stored === 'string' && stored !== '' ? ctx.tools.open(stored) : stored;

function cellsOf(ctx: Context, columns: Fields, stored: unknown): unknown {
  if (stored === null || typeof stored !== 'object') return null;
  return Object.fromEntries(Object.entries(stored).map(([key, value]) => [key, openedAs(ctx, columns[key], value)]));
}
