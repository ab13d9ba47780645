import type { Value } from '../../core/annexes/field.ts';

/** Quarterly reports and summaries (第十五条). Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type Report = {
  id: string;
  platformId: string;
  organisationId: string;
  authorityId: string;
  issuerId: string;
  year: number;
  quarter: number;
  state: 'open' | 'submitted' | 'returned' | 'accepted';
  dueOn: string;
  figures: Record<string, string | number | null>;
  nothingToReport: boolean;
  annualSummary: string | null;
  submittedOn: string | null;
  submittedBy: string | null;
  returnReason: string | null;
  version: number;
  openedAt: string;
};
export type ReportRow = { reportId: string; tableKey: string; rowId: string; position: number; cells: Readonly<Record<string, Value>> };
export type ReportVersion = { reportId: string; no: number; figures: unknown; rows: unknown; submittedBy: string; submittedAt: string };
export type SummaryLine = { platformId: string; platform: string; functions: string[]; figures: Record<string, string | number> };
export type Summary = {
  id: string;
  authorityId: string;
  issuerId: string;
  year: number;
  quarter: number;
  state: 'open' | 'prepared' | 'sent';
  dueOn: string;
  lines: SummaryLine[] | null;
  totals: Record<string, string | number> | null;
  missing: string[] | null;
  overview: string | null;
  preparedBy: string | null;
  signedBy: string | null;
  sentOn: string | null;
  version: number;
  openedAt: string;
};
