import type { Content } from '../../core/annexes/field.ts';
import { withoutPersonal } from '../../core/annexes/without-personal.ts';
import type { Verdict } from '../../core/eligibility/verdict.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Context } from '../context.ts';
import { checksOf, judgingOf } from '../dossier/facts.ts';
import { isWithheld } from '../dossier/papers.ts';
import type { DossierLine } from '../dossier/port.ts';
import type { Material } from '../dossier/records.ts';
import type { Recommendation } from '../recommendation/records.ts';
import { found } from '../refusal.ts';
import type { PanelSeat, Review } from './records.ts';

export type ReviewFile = {
  dossier: DossierLine;
  round: Round;
  content: Content;
  verdicts: readonly Verdict[];
  materials: Material[];
  recommendation: Pick<Recommendation, 'influence' | 'demonstration' | 'opinion'> | null;
  seat: PanelSeat;
  review: Review | null;
};

/** What an expert reviews: the form without any personal data, the materials, the conditions, the recommendation, and the own review so far. */
export async function reviewFile(ctx: Context, dossierId: string): Promise<ReviewFile> {
  return ctx.inTransaction(async (tx) => {
    const line = found(await tx.dossiers.line(dossierId));
    const seats = await tx.reviews.seats(dossierId);
    const seat = found(seats.find((one) => one.accountId === ctx.actor.accountId && one.state === 'seated'));
    const content = await tx.dossiers.content(dossierId, 'masked');
    const { verdicts } = await checksOf(tx, ctx, line, judgingOf(content));
    const recommendation = await tx.recommendations.recommendation(dossierId);
    return {
      dossier: line,
      round: found(await tx.rounds.round(line.roundId)),
      content: withoutPersonal(content),
      verdicts,
      materials: (await tx.dossiers.materials(dossierId)).filter((one) => !isWithheld(ctx, line, one)),
      recommendation: recommendation && {
        influence: recommendation.influence,
        demonstration: recommendation.demonstration,
        opinion: recommendation.opinion,
      },
      seat,
      review: await tx.reviews.review(dossierId, ctx.actor.accountId),
    };
  });
}
