import { type RecommendationVersion, versionName, versionOfRecommendation } from '../annexes/version-mark.ts';
import { addDays, type Day } from '../calendar/day.ts';
import { addWorkdays, type Calendar } from '../calendar/workday.ts';

/** Annexes that go to paper for a seal or a signature: 2 and 6 by the applicant, 1 by the recommender. */
export type StampedAnnex = '1' | '2' | '6';

/** In the order in which they come about. */
export const stampedAnnexes: readonly StampedAnnex[] = ['2', '6', '1'];

export const stampedNames: Readonly<Record<StampedAnnex, string>> = { 1: '附件1 推荐表', 2: '附件2 申请报告', 6: '附件6 声明函' };

/** What the code on a scan says: the version that stands, another one, or nothing that could be read. */
export type Matches = 'current' | 'other' | 'unreadable';

/** What is known of a scan. `vouched`: who receives it has looked at it and found it as it should be; `refused`: why not. */
export type ScanSeen = {
  readonly annex: StampedAnnex;
  readonly submissionNo: number;
  readonly matches: Matches;
  readonly version: string | null;
  readonly vouched: boolean;
  readonly refused: string | null;
  readonly infected: boolean;
};

/** The submission that stands, and which version each paper has by now. */
export type VersionsNow = { readonly submissionNo: number; readonly versions: Readonly<Record<StampedAnnex, string>> };

export function versionsNow(submissionNo: number, recommendation: RecommendationVersion): VersionsNow | null {
  if (submissionNo === 0) return null;
  const form = String(submissionNo);
  return { submissionNo, versions: { 1: versionOfRecommendation(submissionNo, recommendation), 2: form, 6: form } };
}

/** What a scan says by the version that stands now: one that matched when it came is of another version after a resubmission. */
export function matchesBy(scan: Pick<ScanSeen, 'annex' | 'submissionNo' | 'matches' | 'version'>, now: VersionsNow): Matches {
  if (scan.matches === 'current') return scan.version === now.versions[scan.annex] ? 'current' : 'other';
  return scan.submissionNo === now.submissionNo ? scan.matches : 'other';
}

/** Why a paper is still owed: nothing came, what came was refused or held back, is of another version, or shows no code and nobody who receives it has looked yet. */
export type OwedPaper = {
  readonly annex: StampedAnnex;
  readonly article: string;
  readonly why: 'none' | 'other' | 'refused' | 'infected' | 'unread';
  /** What is said of it, a part of a sentence. */
  readonly says: string;
};

/** A paper that a round asks for, and by which article. */
export type AskedPaper = { readonly annex: StampedAnnex; readonly article: string };

/** Which place of an edition a paper goes by: the kind of material that annexes 2 and 6 are, and the preliminary review for annex 1. */
export const articlesOfPapers = ({ materials, correction }: Articled): Readonly<Record<StampedAnnex, string>> => {
  const of = (key: string) => materials.find((one) => one.key === key)?.article ?? correction.article;
  return { 1: correction.article, 2: of('m1'), 6: of('m12') };
};
/** The papers that a round asks for, each with its place in the round's edition. */
export const askedPapers = (scheme: Articled, papers: readonly StampedAnnex[]): AskedPaper[] =>
  papers.map((annex) => ({ annex, article: articlesOfPapers(scheme)[annex] }));
type Articled = {
  readonly materials: readonly { readonly key: string; readonly article: string }[];
  readonly correction: { readonly article: string };
};

/**
 * What is left where some were sent back: with a scan go all of the same paper before it, unless one was found good by itself: otherwise the same
 * paper brought twice would count by its older scan. `scans`: newest first.
 */
export function notSentBack<S extends Pick<ScanSeen, 'annex' | 'vouched' | 'refused'>>(scans: readonly S[]): S[] {
  const back = new Set<StampedAnnex>();
  return scans.filter(({ annex, vouched, refused }) => {
    if (refused !== null) back.add(annex);
    return refused === null && (vouched || !back.has(annex));
  });
}

/**
 * Of the papers that a round asks for with a seal, those of which no scan counts, in their order. One counts that bears the code of the
 * version that stands; one without a code that can be read counts once whoever receives it has vouched for it. `scans`: newest first.
 */
export function owedPapers(asked: readonly AskedPaper[], scans: readonly ScanSeen[], now: VersionsNow | null): OwedPaper[] {
  return asked.flatMap(({ annex, article }) => {
    const all = scans.filter((one) => one.annex === annex);
    if (now !== null && notSentBack(all).some((one) => counts(one, now))) return [];
    const [newest] = all;
    const why = newest === undefined || now === null ? 'none' : whyNot(newest, now);
    return [{ annex, article, why, says: `${stampedNames[annex]}${saidOf(why, newest, now)}` }];
  });
}

function counts(scan: ScanSeen, now: VersionsNow): boolean {
  if (scan.infected) return false;
  const matches = matchesBy(scan, now);
  return matches === 'current' || (matches === 'unreadable' && scan.vouched);
}

function whyNot(scan: ScanSeen, now: VersionsNow): OwedPaper['why'] {
  if (scan.infected) return 'infected';
  const matches = matchesBy(scan, now);
  if (matches === 'other') return 'other';
  return scan.refused === null ? 'unread' : 'refused';
}

function saidOf(why: OwedPaper['why'], scan: ScanSeen | undefined, now: VersionsNow | null): string {
  if (why === 'other' && scan && now) {
    const is = now.versions[scan.annex];
    if (scan.version === null || scan.version === is) return '的扫描件不是现行版本的';
    return `的扫描件是${versionName(scan.version)}，现行的是${versionName(is)}`;
  }
  if (why === 'refused') return `的扫描件已退回：${scan?.refused}`;
  if (why === 'infected') return '的扫描件含有恶意程序，已隔离';
  return why === 'unread' ? '的扫描件上读不出二维码，须由经办人核对' : '还没有上传盖章扫描件';
}

/** What the applicant can do something about: whatever is owed of its two papers, but for what only waits to be looked at. */
export const owedByApplicant = (owed: readonly OwedPaper[]): OwedPaper[] =>
  owed.filter(({ annex, why }) => annex !== '1' && why !== 'unread');

type Window = { readonly acceptedOn: Day | null; readonly recommendBy: Day; readonly leaves: number };

/**
 * Until when the applicant's stamped papers are asked for: so many working days (`leaves`) stay for signing before the last day of recommending, and so many are
 * given from the day of acceptance; never later than that last day. Where the calendar lacks the year, that last day itself.
 */
export function stampBy({ acceptedOn, recommendBy, leaves }: Window, calendar: Calendar): Day {
  const before = addWorkdays(addDays(recommendBy, 1), -1 - leaves, calendar);
  if (!before.ok) return recommendBy;
  const given = acceptedOn === null ? null : addWorkdays(acceptedOn, leaves, calendar);
  const latest = given?.ok && given.value > before.value ? given.value : before.value;
  return latest < recommendBy ? latest : recommendBy;
}
