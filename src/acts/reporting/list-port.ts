import type { ReportState } from '../../core/procedure/report.ts';

type Quarter = { year: number; quarter: number };
/** Which reports are asked for; `after`: a page of those behind that one; `search`: a part of the platform's name, or a certificate's number. */
export type AskedReports = {
  year?: number | undefined;
  quarter?: number | undefined;
  state?: ReportState | undefined;
  search?: string | undefined;
  after?: string | undefined;
  today: string;
  limit: number;
  offset: number;
};
/** `first`, `last`: the quarters between which the actor has reports at all. `late`: of what was asked, how many are still owed, by the day they were due. */
export type FoundReports = { total: number; first: Quarter | null; last: Quarter | null; late: Record<string, number> };
