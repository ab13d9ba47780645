import type { Row } from '../../core/annexes/field.ts';

/** The rows of a file as they were read, where each stands in it, and the sheets that they came from where those were several. */
export type ListRead = {
  readonly fileName: string;
  readonly sheets: readonly string[];
  readonly rows: readonly Row['cells'][];
  readonly at: readonly { readonly row: number; readonly sheet?: string | undefined }[];
};

/** A reading as it lies; `content` is sealed. */
export type Reading = { id: string; dossierId: string; accountId: string; tableKey: string; content: string; readAt: string };

export type Readings = {
  /** In the place of what this account read for this table before. */
  keep(one: Omit<Reading, 'content'>, list: ListRead): Promise<void>;
  /** Takes it away: a reading is imported once. Null where there is none any more since then. */
  take(id: string, of: { dossierId: string; table: string; since: string }): Promise<ListRead | null>;
  /** Forgets those of before. */
  forgetBefore(instant: string): Promise<void>;
};
