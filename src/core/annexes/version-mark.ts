import { entryAt } from '../list/entry-at.ts';
/**
 * What a printed paper says of its version, in its foot and in its code: the dossier's number, the version, and the first sixteen
 * digits of a digest. Annexes 2 to 6 are versions of a submission (`3`); annex 1 of a submission, the recommendation's text and the
 * sample's records together (`3.2.14`). `annex`: which of the annexes of one submission it is, as its code says; absent on papers that were printed before
 * codes said so, and on annex 1, which has versions of its own.
 */
export type VersionMark = { readonly number: string; readonly version: string; readonly hash: string; readonly annex?: string };

const DIGITS = 16;

/** The mark of what annexes 2 to 6 say. */
export const markOfSubmission = (number: string, submission: { no: number; contentHash: string }): VersionMark => ({
  number,
  version: String(submission.no),
  hash: submission.contentHash.slice(0, DIGITS),
});

/** How often the recommendation's text and the sample's records have changed. */
export type RecommendationVersion = { readonly text: number; readonly sample: number };

type Written = { readonly version: number; readonly signedAt: string | null };

/** How often the text and the records have changed; a signature alone changes neither. */
export const recommendationVersion = (
  recommendation: Written | null,
  sample: readonly { readonly version: number }[],
): RecommendationVersion => ({
  text: (recommendation?.version ?? 0) - (recommendation?.signedAt ? 1 : 0),
  sample: sample.reduce((sum, row) => sum + row.version, 0),
});

/** 3.2.14: the submission, the text and the records of annex 1 together. */
export const versionOfRecommendation = (no: number, { text, sample }: RecommendationVersion): string => `${no}.${text}.${sample}`;

/** The mark of what annex 1 says, on top of the submission that it recommends. */
export function markOfRecommendation(
  number: string,
  of: { no: number; contentHash: string; recommendation: RecommendationVersion },
  digest: (text: string) => string,
): VersionMark {
  const version = versionOfRecommendation(of.no, of.recommendation);
  return { number, version, hash: digest(`${of.contentHash}/${version}`).slice(0, DIGITS) };
}

/** The parts of a version: `3` or `3.2.14`; null where it is none. */
export function versionParts(version: string): { no: number; recommendation: RecommendationVersion | null } | null {
  const match = /^([1-9]\d{0,4})(?:\.(\d{1,6})\.(\d{1,6}))?$/.exec(version);
  if (!match) return null;
  const [, no, text, sample] = match;
  return { no: Number(no), recommendation: text === undefined ? null : { text: Number(text), sample: Number(sample) } };
}

/** 第3版; 第3版（推荐表第2.14稿）. */
export function versionName(version: string): string {
  const parts = versionParts(version);
  if (!parts) return version;
  const { no, recommendation } = parts;
  return recommendation ? `第${no}版（推荐表第${recommendation.text}.${recommendation.sample}稿）` : `第${no}版`;
}

/** 赣平2026-0107　第3版　校验码 0123456789abcdef: the small print at each page's foot. */
export const markText = ({ number, version, hash }: VersionMark): string => `${number}　${versionName(version)}　校验码 ${hash}`;

/** The public page of a mark, below the system's public address; the page is the same for all annexes of a submission. */
export const markPath = ({ number, version, hash, annex }: VersionMark): string =>
  `/papers/${encodeURIComponent(number)}/${version}/${hash}${annex === undefined ? '' : `?annex=${annex}`}`;

/** The mark that a code's text names, whatever host it names; null where it is none of ours. */
export function markIn(text: string): VersionMark | null {
  const match = /\/papers\/([^/\s]{1,100})\/([\d.]{1,20})\/([0-9a-f]{16})(?![0-9a-f])(?:\?annex=([1-6]))?/.exec(text);
  if (!match || versionParts(entryAt(match, 2)) === null) return null;
  try {
    const [annex] = match.slice(4);
    const mark = { number: decodeURIComponent(entryAt(match, 1)), version: entryAt(match, 2), hash: entryAt(match, 3) };
    return annex === undefined ? mark : { ...mark, annex };
  } catch {
    return null;
  }
}
