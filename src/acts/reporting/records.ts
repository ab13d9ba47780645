import type { Figures } from '../../core/annexes/annex7.ts';
import type { Value } from '../../core/annexes/field.ts';
import type { ReportState } from '../../core/procedure/report.ts';
import type { SummaryState } from '../../core/procedure/summary.ts';
import type { SampleTables } from '../../core/reporting/figures.ts';

/** Quarterly reports and summaries (第十五条). Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type Report = {
  id: string;
  platformId: string;
  organisationId: string;
  authorityId: string;
  issuerId: string;
  year: number;
  quarter: number;
  state: ReportState;
  dueOn: string;
  figures: Figures;
  nothingToReport: boolean;
  annualSummary: string | null;
  /** The day it first came in: what lateness is judged by, whatever is changed afterwards. */
  submittedOn: string | null;
  submittedBy: string | null;
  returnReason: string | null;
  /** While a correction is being written: why, and how the version stood that it corrects. */
  revisionReason: string | null;
  revisionOf: 'submitted' | 'accepted' | null;
  version: number;
  openedAt: string;
};
export type SampleTableKey = 'frequent' | 'events';
export type ReportRow = { reportId: string; tableKey: string; rowId: string; position: number; cells: Readonly<Record<string, Value>> };
/** What came in at one submission; never changed afterwards. Personal cells of `rows` lie sealed. */
export type ReportVersion = {
  reportId: string;
  no: number;
  figures: Figures;
  rows: SampleTables;
  annualSummary: string | null;
  /** Null for what came in before this was kept. */
  nothingToReport: boolean | null;
  /** Why it corrects the one before; null for the first, and for one that was returned. */
  reason: string | null;
  number: string;
  hash: string;
  submittedBy: string;
  submittedAt: string;
};
export type SummaryLine = { platformId: string; platform: string; functions: string[]; figures: Figures };
export type Summary = {
  id: string;
  authorityId: string;
  issuerId: string;
  year: number;
  quarter: number;
  state: SummaryState;
  dueOn: string;
  lines: SummaryLine[] | null;
  totals: Figures | null;
  missing: string[] | null;
  overview: string | null;
  preparedBy: string | null;
  /** A leader's word, until it is prepared anew. */
  givenBackBy: string | null;
  givenBackReason: string | null;
  signedBy: string | null;
  sentOn: string | null;
  version: number;
  openedAt: string;
};
