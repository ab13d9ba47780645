import type { Row } from '../../core/annexes/field.ts';
import type { Period } from '../../core/deadlines/reporting.ts';
import type { ReportState } from '../../core/procedure/report.ts';
import type { CallReply, CallTaker } from '../../core/reporting/call.ts';
import type { SampleTables } from '../../core/reporting/figures.ts';
import type { Actor } from '../../core/workflow/relation.ts';
import type { State } from '../../core/workflow/state.ts';
import type { AskedReports, FoundReports } from './list-port.ts';
import type { Report, ReportVersion, SampleTableKey, Summary, SummaryVersion } from './records.ts';

/** Reports of one quarter, one authority's, one platform's or one unit's, or those in a state: what grows with the years is a page (list-port.ts). */
export type ReportFilter = {
  organisationId?: string;
  year?: number;
  quarter?: number;
  state?: ReportState;
  authorityId?: string;
  issuerId?: string;
  platformId?: string;
};
/** A report with what a list says of its platform. */
export type ReportLine = Report & {
  platform: string;
  certificateNumber: string;
  functions: string[];
  divisionCode: string | null;
  /** Until when its title holds. */
  validTo: string;
  revokedOn: string | null;
  /** Whoever registered its unit has not been checked yet. */
  pending: boolean;
  authority: string;
  scheme: string;
};
/** A report with the last version that came in; null where none did. */
export type StandingReport = ReportLine & {
  readonly standing: Pick<ReportVersion, 'no' | 'figures' | 'annualSummary' | 'doubts' | 'explanation'> | null;
};
export type SummaryLineOf = Summary & { authority: string; issuer: string };
export type SummaryFilter = { year?: number; quarter?: number; authorityId?: string; issuerId?: string; unsent?: true };

/** What an authority did to get a report that is owed: a letter, or a call with who took it and what was answered. */
export type Urged = {
  readonly reportId: string;
  readonly at: string;
  readonly by: string;
  readonly way: 'letter' | 'phone';
  readonly taker: CallTaker | null;
  readonly reply: CallReply | null;
};

/** What came in for one quarter. */
export type Reported = ReportVersion & { year: number; quarter: number; platformId: string };

export type OpenedReport = { readonly report: Report; readonly sampleTables: SampleTables };
/** A unit by its title in force: of two titles that reported one quarter, `platformId`'s is taken. */
export type ReportingUnit = { readonly organisationId: string; readonly issuerId: string; readonly platformId: string };
/** For which title it was asked, of which year it is, and what was reported. */
export type LastReported = { platformId: string; year: number; figures: ReportVersion['figures']; rows: SampleTables };

/** A platform in force, with what its duty to report needs. */
export type Reporter = {
  id: string;
  organisationId: string;
  authorityId: string;
  issuerId: string;
  name: string;
  scheme: string;
  validTo: string;
  certificateNumber: string;
};

/** Quarterly reports, their versions, and the authorities' summaries. */
export type Reporting = {
  report(id: string): Promise<ReportLine | null>;
  /** The same with its row locked until the transaction ends. */
  lockedReport(id: string): Promise<ReportLine | null>;
  reports(filter: ReportFilter): Promise<ReportLine[]>;
  /** Those that were given back or are being corrected, and have a day by which they are to come in again. */
  toRevise(): Promise<ReportLine[]>;
  /** The same with what of each stands, in the order of the certificates. */
  standing(filter: ReportFilter): Promise<StandingReport[]>;
  page(of: Actor, asked: AskedReports): Promise<FoundReports & { lines: ReportLine[] }>;
  /** What was done to get these reports, the last first. */
  urged(reportIds: readonly string[]): Promise<Urged[]>;
  /** Opens reports with what they begin with; answers the ids of those that their platform did not have for the quarter already. */
  addReports(opened: readonly OpenedReport[]): Promise<string[]>;
  /** What each of these units last reported before a quarter, this year or the last. */
  lastReported(of: { units: readonly ReportingUnit[]; year: number; quarter: number }): Promise<LastReported[]>;
  /** Moves it on if `version` still stands; false where someone was first. */
  changeReport(id: string, version: number, change: Partial<Report>): Promise<boolean>;
  sampleTables(reportId: string, personal: 'open' | 'masked'): Promise<SampleTables>;
  replaceSampleTable(reportId: string, table: SampleTableKey, rows: readonly Row[]): Promise<void>;
  addVersion(version: ReportVersion): Promise<void>;
  versions(reportId: string): Promise<Omit<ReportVersion, 'figures' | 'rows' | 'doubts' | 'explanation'>[]>;
  version(reportId: string, no: number, personal: 'open' | 'masked'): Promise<ReportVersion | null>;
  /** The last that came in for a platform's quarter, whatever has become of the report since. */
  lastVersion(period: { platformId: string; year: number; quarter: number }, personal: 'open' | 'masked'): Promise<ReportVersion | null>;
  /**
   * What a unit last reported for each quarter of these years, oldest first, whatever title it was reported for; where two titles reported one quarter,
   * that of `platformId`.
   */
  reportedBy(
    of: { organisationId: string; platformId: string; issuerId: string; years: readonly number[] },
    personal: 'open' | 'masked',
  ): Promise<Reported[]>;
  summary(id: string): Promise<SummaryLineOf | null>;
  lockedSummary(id: string): Promise<SummaryLineOf | null>;
  /** The one that a quarter's reports to an authority go into; `shared`: with its row held as it is until the transaction ends. */
  summaryOver(of: Required<Omit<SummaryFilter, 'unsent'>>, lock?: 'shared'): Promise<SummaryLineOf | null>;
  summaries(filter: SummaryFilter): Promise<SummaryLineOf[]>;
  addSummary(summary: Summary): Promise<boolean>;
  changeSummary(id: string, version: number, change: Partial<Summary>): Promise<boolean>;
  /** Keeps what was just signed as the next of its summary. */
  addSummaryVersion(signed: Omit<SummaryVersion, 'hash' | 'knew'>): Promise<void>;
  /** As they were signed, the first first; of one summary, or of all in a quarter. */
  summaryVersions(of: { summaryId: string } | { year: number; quarter: number }): Promise<SummaryVersion[]>;
  /** Platforms in force on a day: recognised, not expired, not revoked. */
  inForce(day: string): Promise<Reporter[]>;
  /** Of them those that report on a quarter that ends on that day: one recognised before this system came begins with the quarter after it was taken in. */
  reporting(day: string): Promise<Reporter[]>;
  /** Gives up the reports of a title that nobody has handed in; `from`: of that quarter and those after it alone. */
  dropOpen(platformId: string, from?: Period): Promise<void>;
  timeline: Timeline;
};

export type LiveCase = {
  applicantId: string;
  recommenderId: string;
  issuerId: string;
  state: State;
  correctionDueOn: string | null;
  title: string;
  closesOn: string;
  recommendBy: string;
  reviewBy: string | null;
};

/** What a day's jobs look for beyond the reports. */
export type Timeline = {
  /** Returned dossiers that wait for their correction. */
  corrections(): Promise<{ id: string; number: string | null; applicantId: string; recommenderId: string; correctionDueOn: string }[]>;
  /** Drafts of rounds that are open on `day` and close by `until`. */
  draftsClosing(
    day: string,
    until: string,
  ): Promise<{ applicantId: string; roundId: string; title: string; closesOn: string; closesAt: string }[]>;
  /** Recommenders with dossiers still in their hands in rounds whose recommending day lies from `day` to `until`. */
  awaitingRecommendation(
    day: string,
    until: string,
  ): Promise<{ recommenderId: string; roundId: string; title: string; recommendBy: string; count: number }[]>;
  /** Public notices whose last day lies before `day` and whose round still holds proposed dossiers. */
  noticesEnded(day: string): Promise<{ id: string; issuerId: string; title: string; endsOn: string }[]>;
  /** Cases that are neither decided nor given up, of rounds that stand, with their rounds' days. */
  live(): Promise<LiveCase[]>;
  /** Unrevoked platforms whose last day of validity lies in the span, both ends included. */
  ending(from: string, to: string): Promise<Reporter[]>;
  /** The organisations that keep the system: who loads a missing calendar year. */
  operators(): Promise<string[]>;
};
