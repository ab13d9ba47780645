import type { Content } from '../../core/annexes/field.ts';
import { withoutPersonal } from '../../core/annexes/without-personal.ts';
import type { Verdict } from '../../core/eligibility/verdict.ts';
import type { Round } from '../../core/scheme/round.ts';
import { reads } from '../../core/scheme/scheme.ts';
import type { Context } from '../context.ts';
import { checksOf, judgingOf } from '../dossier/facts.ts';
import { isWithheld } from '../dossier/papers.ts';
import type { DossierLine } from '../dossier/port.ts';
import type { Material } from '../dossier/records.ts';
import type { Recommendation, Sample } from '../recommendation/records.ts';
import { found } from '../refusal.ts';
import type { PanelSeat, Review } from './records.ts';

export type ReviewFile = {
  dossier: DossierLine;
  round: Round;
  content: Content;
  verdicts: readonly Verdict[];
  materials: Material[];
  recommendation: Pick<Recommendation, 'influence' | 'demonstration' | 'opinion'> | null;
  /** Annex 1's assessment without anybody's name or number; null where the edition leaves it out of what experts see. */
  sample: Interview[] | null;
  seat: PanelSeat;
  review: Review | null;
};

export type Interview = Pick<Sample, 'enterprise' | 'state' | 'replacedReason' | 'method' | 'service' | 'satisfied' | 'denied'>;

/** What an expert reviews: the form without any personal data, the materials, the conditions, the recommendation, and the own review so far. */
export async function reviewFile(ctx: Context, dossierId: string): Promise<ReviewFile> {
  return ctx.inTransaction(async (tx) => {
    const line = found(await tx.dossiers.line(dossierId));
    const seats = await tx.reviews.seats(dossierId);
    const seat = found(seats.find((one) => one.accountId === ctx.actor.accountId && one.state === 'seated'));
    const content = await tx.dossiers.content(dossierId, 'masked');
    const { verdicts } = await checksOf(tx, ctx, line, judgingOf(content));
    const seen = reads(ctx.tools.schemes.named(line.scheme), 'panelSeesSurvey', 'yesMasked');
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
      sample: seen
        ? await tx.asSystem(async (system) => (await system.recommendations.sample(dossierId, 'masked')).map(withoutPeople))
        : null,
      seat,
      review: await tx.reviews.review(dossierId, ctx.actor.accountId),
    };
  });
}

const withoutPeople = ({ enterprise, state, replacedReason, method, service, satisfied, denied }: Sample): Interview => ({
  ...{ enterprise, state, replacedReason, method, service, satisfied, denied },
});
