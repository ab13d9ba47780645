import {
  markOfRecommendation,
  markOfSubmission,
  recommendationVersion,
  type VersionMark,
  versionParts,
} from '../../core/annexes/version-mark.ts';
import type { Transaction, World } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';

/** Whether a printed version is the current one, an earlier one, or none that this system made; `current` is today's version. */
export type MarkStanding = { standing: 'current' | 'earlier' | 'unknown'; current: string | null };

const UNKNOWN: MarkStanding = { standing: 'unknown', current: null };

/** For anybody who holds the paper: whether it is the version that stands. Says nothing of whose it is. */
export const checkMark = (world: World, mark: VersionMark): Promise<MarkStanding> =>
  world.asSystem(async (tx) => {
    const dossier = await tx.dossiers.numbered(mark.number);
    return dossier ? standingOfMark(tx, { dossier, mark, digest: world.tools.digest }) : UNKNOWN;
  });

type Asked = { dossier: Dossier; mark: VersionMark; digest: (text: string) => string };

/** The same within a transaction that sees the case. */
export async function standingOfMark(tx: Transaction, { dossier, mark, digest }: Asked): Promise<MarkStanding> {
  const parts = versionParts(mark.version);
  const submissions = await tx.dossiers.submissions(dossier.id);
  const submission = submissions.find((one) => one.no === parts?.no);
  const last = submissions.at(-1);
  if (!parts || !submission || !last || mark.number !== dossier.number) return UNKNOWN;
  const { recommendation } = parts;
  if (recommendation === null) {
    const current = markOfSubmission(mark.number, last);
    return compared(mark, markOfSubmission(mark.number, submission), current);
  }
  const now = recommendationVersion(
    await tx.recommendations.recommendation(dossier.id),
    await tx.recommendations.sample(dossier.id, 'masked'),
  );
  if (recommendation.text > now.text || recommendation.sample > now.sample) return UNKNOWN;
  const made = markOfRecommendation(mark.number, { ...submission, recommendation }, digest);
  return compared(mark, made, markOfRecommendation(mark.number, { ...last, recommendation: now }, digest));
}

function compared(mark: VersionMark, made: VersionMark, current: VersionMark): MarkStanding {
  if (mark.hash !== made.hash) return UNKNOWN;
  return { standing: made.version === current.version ? 'current' : 'earlier', current: current.version };
}
