import type { DossierChange } from './records.ts';

/** Whose changes: single values by key, and tables with all rows that ever stood in them. */
export type HistoryPlaces = { readonly keys: readonly string[]; readonly tables: readonly string[] };

/** Everything that was ever changed in a form, newest first, as it was stored. */
export type History = {
  of(dossierId: string, places: HistoryPlaces, most: number): Promise<DossierChange[]>;
};
