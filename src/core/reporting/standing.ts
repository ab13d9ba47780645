import { asPeriod, quarterEnd } from '../deadlines/reporting.ts';
import { heldAt } from '../deadlines/titles.ts';
import type { ReportState } from '../procedure/report.ts';
import type { Figures } from './figures.ts';
import { type ByHand, givenBackMark, type QuarterTable, type Reporting, sameTable, tableOf } from './table.ts';

type Held = { readonly validTo: string; readonly revokedOn: string | null; readonly year: number; readonly quarter: number };
type InState = { readonly state: ReportState };

/** What annex 8 is made of: a report, the days of its title, and the last version that came in; null where none did. */
export type TableReport = Held &
  InState & {
    readonly id: string;
    readonly platformId: string;
    readonly platform: string;
    readonly functions: readonly string[];
    readonly certificateNumber: string;
    readonly standing: { readonly no: number; readonly figures: Figures; readonly annualSummary: string | null } | null;
  };

/** Whether its title stood when its quarter ended. */
export const held = (report: Held): boolean => {
  const { year, quarter } = asPeriod(report);
  return heldAt(report, quarterEnd(year, quarter));
};

/** Not one that is no longer asked for, nor one of a title that ended before the quarter did. */
export const asked = (report: Held & InState): boolean => report.state !== 'waived' && held(report);

/** What came in stands, whatever its platform is correcting in a draft beside it; one that was given back counts once it comes in again. */
export const cameIn = ({ state }: InState): boolean => state === 'submitted' || state === 'correcting' || state === 'accepted';

/** What of a report stands: the last version that came in; null where none counts. */
export const standingOf = <V>(report: InState & { readonly standing: V | null }): V | null => (cameIn(report) ? report.standing : null);

/** Who has not reported, by name; one whose report was given back did report, and it is said. */
export const namedMissing = ({ platform, state }: { readonly platform: string } & InState): string =>
  state === 'returned' ? `${platform}${givenBackMark}` : platform;

/** 附件8 out of the reports that came in: a line each, 合计, who has not reported, and with the fourth quarter 年度服务工作总结. */
export const quarterTable = (reports: readonly TableReport[], byHand: readonly ByHand[] = []) => ({
  ...tableOf(reports.filter(asked).map(givenBy), byHand),
  outside: reports.filter((one) => !held(one) && standingOf(one) !== null).map(({ platform }) => platform),
  annualSummaries: reports.flatMap(annualOf),
});

/** Whether what was fixed, by its preparation or else by its last signature, is no longer what the reports say. */
export const isStale = (fixed: QuarterTable | null, live: QuarterTable): boolean => fixed !== null && !sameTable(fixed, live);

/** What a table was fixed as: by its preparation, or else by its last signature; null where it was not. */
export const fixedAs = ({ lines, totals, missing }: Prepared, signed: QuarterTable | null): QuarterTable | null =>
  lines && totals && missing ? { lines, totals, missing, byHand: [] } : signed;
type Prepared = { readonly [K in 'lines' | 'totals' | 'missing']: QuarterTable[K] | null };

/** Whether nothing has come in since a signature of an earlier system was taken over with what stood then: the version of each platform's report. */
export const isCarried = (knew: Readonly<Record<string, number>> | null, reports: readonly TableReport[]): boolean =>
  knew !== null && reports.every(({ platformId, standing }) => standing === null || standing.no <= (knew[platformId] ?? 0));

const givenBy = (report: TableReport): Reporting => {
  const { id, platformId, platform, functions, certificateNumber } = report;
  return { reportId: id, platformId, platform, functions, certificateNumber, named: namedMissing(report), standing: standingOf(report) };
};

function annualOf(report: TableReport): { platform: string; text: string }[] {
  const standing = report.quarter === 4 ? standingOf(report) : null;
  return standing === null ? [] : [{ platform: report.platform, text: standing.annualSummary ?? '' }];
}
