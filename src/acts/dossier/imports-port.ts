/** A list that was taken from a file into one table of the form: what came, what went, by whom, and whether it was taken back. */
export type TableImport = {
  id: string;
  dossierId: string;
  tableKey: string;
  how: 'append' | 'replace';
  fileName: string;
  /** Ids of the rows that came, and of those that stood there and went. */
  added: string[];
  removed: string[];
  importedBy: string;
  importedAt: string;
  undoneBy: string | null;
  undoneAt: string | null;
};

/** A row as it lies in the table, also one that was taken out. */
export type RowLying = {
  readonly rowId: string;
  readonly cells: Readonly<Record<string, unknown>>;
  readonly position: number;
  readonly version: number;
  readonly removed: boolean;
  readonly changedBy: string;
  readonly changedAt: string;
};

export type Imports = {
  add(one: TableImport): Promise<void>;
  /** Of all tables, oldest first. */
  of(dossierId: string): Promise<TableImport[]>;
  /** False where somebody took it back first. */
  markUndone(id: string, by: { id: string; at: string }): Promise<boolean>;
  /** What these rows held when they came, by id, personal data opened. */
  cameAs(dossierId: string, table: string, rowIds: readonly string[]): Promise<ReadonlyMap<string, RowLying['cells']>>;
  /** Every row that lies in a table, personal data opened, locked until the transaction ends. */
  rows(dossierId: string, table: string): Promise<RowLying[]>;
};
