import { markOfRecommendation, markOfSubmission, recommendationVersion, type VersionMark } from '../../core/annexes/version-mark.ts';
import { type Matches, matchesBy, notSentBack, type StampedAnnex } from '../../core/materials/stamped.ts';
import type { Context, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import type { Scan, ScanCheck } from './records.ts';

/** The submission that stands, and what each paper bears now; nothing is printed with a mark while a dossier may still be changed. */
export type Standing = { submissionNo: number; marks: Readonly<Record<StampedAnnex, VersionMark>> };

export async function standingOf(tx: Transaction, { tools }: Context, dossier: Dossier): Promise<Standing | null> {
  const last = (await tx.dossiers.submissions(dossier.id)).at(-1);
  const { id, number, state } = dossier;
  if (last === undefined || number === null || state === 'draft' || state === 'returned') return null;
  const ofForm = markOfSubmission(number, last);
  const recommendation = recommendationVersion(await tx.recommendations.recommendation(id), await tx.recommendations.sample(id, 'masked'));
  const ofRecommendation = markOfRecommendation(number, { ...last, recommendation }, tools.digest);
  return { submissionNo: last.no, marks: { 1: ofRecommendation, 2: ofForm, 6: ofForm } };
}

/** What a scan says by the version that stands now: one that matched when it came is of another version after a resubmission. */
export function matchesNow(scan: Scan, standing: Standing | null): Matches {
  if (standing === null) return scan.matches;
  const { submissionNo, marks } = standing;
  return matchesBy(scan, { submissionNo, versions: { 1: marks[1].version, 2: marks[2].version, 6: marks[6].version } });
}

type Found = { readonly standing: Standing | null; readonly checks: readonly ScanCheck[] };

/**
 * Of each paper the newest scan that is of the version that stands, by its code or by a person's word; none that was sent back, and none that nobody has looked at
 * where one was found good: or a page without a seal, brought after the case went on, would stand for it.
 */
export function scansThatStand(scans: readonly Scan[], { standing, checks }: Found): Scan[] {
  const seen = scans.map((scan) => {
    const check = checks.find(({ scanId }) => scanId === scan.id);
    const vouched = scan.annex === '1' ? scan.confirmedAt !== null : check?.fault === null;
    return { scan, annex: scan.annex, refused: check?.fault ?? null, vouched };
  });
  const good = notSentBack(seen).flatMap(({ scan, vouched }) => {
    const matches = matchesNow(scan, standing);
    return matches === 'current' || (matches === 'unreadable' && (vouched || scan.confirmedAt !== null)) ? [scan] : [];
  });
  const foundGood = ({ id }: Scan) => checks.some(({ scanId, fault }) => scanId === id && fault === null);
  const standsFor = (annex: Scan['annex']) => {
    const all = good.filter((one) => one.annex === annex);
    return all.find(foundGood) ?? all[0];
  };
  return good.filter((scan) => standsFor(scan.annex) === scan);
}
