import type { Figures } from '../../core/annexes/annex7.ts';
import type { Value } from '../../core/annexes/field.ts';
import type { ReportState } from '../../core/procedure/report.ts';
import type { SummaryState } from '../../core/procedure/summary.ts';
import type { Doubt } from '../../core/reporting/doubts.ts';
import type { SampleTables } from '../../core/reporting/figures.ts';
import type { AnnualSummary, ByHand, QuarterTable, TableLine } from '../../core/reporting/table.ts';
import type { CorrectionItem } from '../../core/workflow/facts.ts';

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
  /** Why what is asked about is right all the same. */
  explanation: string | null;
  /** The day it first came in: what lateness is judged by, whatever is changed afterwards. */
  submittedOn: string | null;
  submittedBy: string | null;
  returnReason: string | null;
  /** What of it was given back, place by place. */
  returnItems: readonly CorrectionItem[];
  /** By which day what was given back, or is being corrected, is to come in again; null where nothing is. */
  reviseBy: string | null;
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
  /** What was asked about when it came in, and what its platform said. */
  doubts: readonly Doubt[];
  explanation: string | null;
  /** Why it corrects the one before; null for the first, and for one that was returned. */
  reason: string | null;
  /** By which day it was asked for again; null for the first, and before this was kept. */
  reviseBy: string | null;
  /** What its platform was called then, its functions and its place; null for what came in before this was kept. */
  named: NamedThen | null;
  number: string;
  hash: string;
  submittedBy: string;
  submittedAt: string;
};
export type NamedThen = { readonly platform: string; readonly functions: readonly string[]; readonly divisionCode: string | null };
export type Summary = {
  id: string;
  authorityId: string;
  issuerId: string;
  year: number;
  quarter: number;
  state: SummaryState;
  dueOn: string;
  /** Fixed when it is prepared; null while it follows its reports. */
  lines: TableLine[] | null;
  totals: Figures | null;
  missing: string[] | null;
  /** The day on which it was fixed: who was missing is said as of then. */
  asOf: string | null;
  /** What the authority changed by hand. */
  byHand: ByHand[];
  overview: string | null;
  /** Why it is amended, from the preparation of the amendment on. */
  reason: string | null;
  preparedBy: string | null;
  /** A leader's word, until it is prepared anew. */
  givenBackBy: string | null;
  givenBackReason: string | null;
  /** The issuer's word, until it is amended. */
  returnReason: string | null;
  acceptedOn: string | null;
  signedBy: string | null;
  /** The day it was first signed: what lateness is judged by, however often it is amended. */
  sentOn: string | null;
  version: number;
  openedAt: string;
};

/** All that annex 8 says on its paper, as it was signed. */
export type SignedTable = QuarterTable & {
  readonly authority: string;
  readonly issuer: string;
  readonly year: number;
  readonly quarter: number;
  readonly asOf: string | null;
  readonly overview: string | null;
  /** Against the one that was signed before. */
  readonly changes: readonly string[];
  readonly annualSummaries: readonly AnnualSummary[];
  readonly preparedBy: string | null;
  readonly signedBy: string | null;
  readonly scheme: string | null;
};
/** One signature; never changed afterwards. The database works out the hash of what is kept. */
export type SummaryVersion = {
  summaryId: string;
  no: number;
  content: SignedTable;
  /** Null for the first. */
  reason: string | null;
  signedOn: string;
  hash: string;
  /** Of one that was signed before this was kept: platform → which version of its report stood when it was taken over; null for all others. */
  knew: Record<string, number> | null;
};
