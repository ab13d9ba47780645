import { type Offer, offers } from '../../core/procedure/offers.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import type { Context, Transaction } from '../context.ts';
import { standingOf } from '../dossier/facts.ts';
import type { Dossier } from '../dossier/records.ts';
import { found } from '../refusal.ts';
import { caseSeen } from './case.ts';
import { revisionOf } from './recommend.ts';
import type { Recommendation } from './records.ts';
import { type Satisfaction, satisfactionOf } from './satisfaction.ts';

export type RecommendationView = {
  dossier: Dossier;
  recommendation: Recommendation | null;
  preparedBy: string | null;
  signedBy: string | null;
  satisfaction: Satisfaction;
  sampleRevision: number;
  /** What this actor may do with the case now, and why not. */
  offers: readonly Offer[];
};

/** Annex 1 as the recommender prepares it and the authority receives it (第八条（三）). */
export async function viewRecommendation(ctx: Context, dossierId: string): Promise<RecommendationView> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseSeen(tx, ctx, dossierId, ['recommenderOf', 'authorityOf', 'supervisor']);
    const round = found(await tx.rounds.round(dossier.roundId));
    const recommendation = await tx.recommendations.recommendation(dossierId);
    const people = [recommendation?.preparedBy, recommendation?.signedBy].filter((id) => typeof id === 'string');
    const names = await tx.directory.names(people);
    const name = (id: string | null | undefined) => (id ? (names[id] ?? null) : null);
    const sample = await tx.recommendations.sample(dossierId, 'masked');
    return {
      dossier,
      recommendation,
      preparedBy: name(recommendation?.preparedBy),
      signedBy: recommendation?.signedBy ? ((await signatureOf(tx, dossierId)) ?? name(recommendation.signedBy)) : null,
      sampleRevision: revisionOf(sample) + (await tx.judgings.revision(dossierId)),
      satisfaction: satisfactionOf(sample, round.sampleSize, ctx.tools.schemes.named(round.scheme).thresholds.satisfaction),
      offers: offers(dossierProcedure, await standingOf(tx, ctx, dossier)),
    };
  });
}

/** As it was signed: who stood in for whom stands in the journal. */
const signatureOf = (tx: Transaction, dossierId: string) => tx.asSystem((system) => system.journal.signature('recommend', dossierId));
