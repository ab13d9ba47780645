import type { DossierChange } from './records.ts';

/** Whose changes: single places by path, tables with all rows that ever stood in them, and rows that are called something like these words. */
export type HistoryPlaces = {
  readonly paths: readonly string[];
  readonly tables: readonly string[];
  readonly rows: readonly { readonly table: string; readonly column: string; readonly words: string }[];
};

/** One act that changed many rows of a table at once, all at one instant. */
export type Sweep = { readonly table: string; readonly at: string; readonly by: string };

/** Where a page begins: behind the change of this instant and id. */
export type HistoryKey = { readonly at: string; readonly id: string };

export type HistoryAsked = {
  readonly places: HistoryPlaces;
  /** Of one person only. */
  readonly by: string | null;
  /** Without what these acts did; or only what this one did, then the oldest first. */
  readonly sweeps: { readonly without: readonly Sweep[] } | { readonly within: Sweep };
  readonly from: HistoryKey | null;
  readonly most: number;
};

/** An import as far as the history tells of it: how many rows came and went, who did it and took it back. */
export type ImportDone = {
  readonly id: string;
  readonly tableKey: string;
  readonly fileName: string;
  readonly rows: number;
  readonly replaced: number;
  readonly importedBy: string;
  readonly importedAt: string;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
};

/** A row that lies outside its table now; `cells` as stored, personal data sealed. */
export type RowGone = {
  readonly rowId: string;
  readonly tableKey: string;
  readonly cells: Readonly<Record<string, unknown>>;
  readonly changedBy: string;
  readonly changedAt: string;
};

/** Everything that was ever changed in a form, as it was stored. */
export type History = {
  /** Newest first, but for what one act did. */
  of(dossierId: string, asked: HistoryAsked): Promise<DossierChange[]>;
  /** Ids of everybody who ever changed something there. */
  people(dossierId: string, places: HistoryPlaces): Promise<string[]>;
  imports(dossierId: string): Promise<ImportDone[]>;
  /** Rows of these tables that were taken out and did not come back, those taken out last first, within one saving in the order of the table. */
  gone(dossierId: string, tables: readonly string[], most: number): Promise<RowGone[]>;
};
