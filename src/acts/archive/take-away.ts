import { personalAnnexes } from '../../core/disclosure/personal.ts';
import { by, type Context } from '../context.ts';
import { filesStanding } from '../dossier/open-files.ts';
import { type Paper, paperOf } from '../dossier/papers.ts';
import { released } from '../files/quarantine.ts';
import { type RecommendationPaper, recommendationPaper } from '../recommendation/paper.ts';
import type { Scan } from './records.ts';
import { scansThatStand, standingOf } from './standing.ts';

/** All that is kept of one dossier, as far as the actor may see it; annex 1 is the officials'. */
export type Everything = {
  paper: Paper;
  recommendation: RecommendationPaper | null;
  scans: Scan[];
  /** Of each paper the stamped one that stands. */
  standing: Scan[];
  /** Stamped papers that stay out because personal data is masked. */
  leftOut: Scan[];
  /** And how many uploaded files: its authorities get them once they have said why. */
  leftOutFiles: number;
};

/** What a book or an archive is made of. */
export async function gather(ctx: Context, dossierId: string, opened: string | null = null): Promise<Everything> {
  const paper = await paperOf(ctx, dossierId, opened);
  const official = ctx.actor.roles.some((role) => role === 'officer' || role === 'leader' || role === 'supervisor');
  const recommendation = official ? await recommendationPaper(ctx, dossierId, opened) : null;
  return ctx.inTransaction(async (tx) => {
    const begun = recommendation?.recommendation != null || (recommendation?.sample.length ?? 0) > 0;
    const all = await tx.scans.ofDossier(dossierId);
    const withFiles = paper.full || (await filesStanding(tx, ctx, paper.dossier)) !== 'needed';
    const [scans, leftOut] = paper.full ? [all, []] : apart(all);
    const materials = withFiles ? paper.materials : [];
    const leftOutFiles = paper.materials.length - materials.length;
    await released(tx, ...materials, ...scans);
    const checks = await tx.scans.checks(dossierId);
    const standing = scansThatStand(scans, { standing: await standingOf(tx, ctx, paper.dossier), checks });
    return { paper: { ...paper, materials }, recommendation: begun ? recommendation : null, scans, standing, leftOut, leftOutFiles };
  });
}

/** A stamped paper can't be masked: where the papers are, those that show personal data stay out, and it is said that they do. */
function apart(scans: readonly Scan[]): [Scan[], Scan[]] {
  const shows = ({ annex }: Scan) => personalAnnexes.includes(Number(annex));
  return [scans.filter((scan) => !shows(scan)), scans.filter(shows)];
}

/** The same for whoever carries it away: that somebody takes a whole case is written into the journal. */
export async function takeAway(ctx: Context, dossierId: string, as: 'book' | 'archive'): Promise<Everything> {
  const all = await gather(ctx, dossierId);
  const { dossier } = all.paper;
  const subject = { kind: 'dossier', id: dossier.id };
  const detail = { as, number: dossier.number, files: all.paper.materials.length };
  await ctx.inTransaction((tx) => tx.record({ ...by(ctx), action: 'takeAway', article: null, subject, parties: dossier, detail }));
  return all;
}
