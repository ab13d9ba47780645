import { by, type Context } from '../context.ts';
import { type Paper, paperOf } from '../dossier/papers.ts';
import { released } from '../dossier/quarantine.ts';
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
};

/** What a book or an archive is made of. */
export async function gather(ctx: Context, dossierId: string): Promise<Everything> {
  const paper = await paperOf(ctx, dossierId);
  const official = ctx.actor.roles.some((role) => role === 'officer' || role === 'leader' || role === 'supervisor');
  const recommendation = official ? await recommendationPaper(ctx, dossierId) : null;
  return ctx.inTransaction(async (tx) => {
    const begun = recommendation?.recommendation != null || (recommendation?.sample.length ?? 0) > 0;
    const scans = await tx.scans.ofDossier(dossierId);
    await released(tx, ...paper.materials, ...scans);
    const standing = scansThatStand(scans, await standingOf(tx, ctx, paper.dossier));
    return { paper, recommendation: begun ? recommendation : null, scans, standing };
  });
}

/** The same for whoever carries it away: that somebody takes a whole case is written into the journal. */
export async function takeAway(ctx: Context, dossierId: string, as: 'book' | 'archive'): Promise<Everything> {
  const all = await gather(ctx, dossierId);
  const { dossier } = all.paper;
  const subject = { kind: 'dossier', id: dossier.id };
  const detail = { as, number: dossier.number };
  await ctx.inTransaction((tx) => tx.record({ ...by(ctx), action: 'takeAway', article: null, subject, parties: dossier, detail }));
  return all;
}
