import { cityOf } from '../../core/identifiers/divisions.ts';
import { grouped } from '../../core/list/grouped.ts';
import type { RankedCase, UnderReview } from '../../core/review/proposed-list.ts';
import { ranked, summaryOf, totalOf } from '../../core/review/scores.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Context, Transaction } from '../context.ts';
import type { DossierLine } from '../dossier/port.ts';

type Scoring = { readonly round: Round; readonly lines: readonly DossierLine[] };

/** Cases with all that a list freezes of them, by mean from the highest. */
export async function scored(tx: Transaction, ctx: Context, { round, lines }: Scoring): Promise<RankedCase[]> {
  const services = new Map((await tx.proposedLists.services(round.id)).map((one) => [one.dossierId, one]));
  const signed = grouped(await tx.proposedLists.scores(round.id), ({ dossierId }) => dossierId);
  const { points } = ctx.tools.schemes.named(round.scheme).spread;
  return ranked(
    lines.map((line) => {
      const scores = (signed.get(line.id) ?? []).map((one) => totalOf(round.rubric, one.scores));
      const summary = summaryOf(scores, points);
      return {
        ...{ dossierId: line.id, number: line.number, name: line.applicantName, recommender: line.recommenderName },
        ...{ city: cityOf(line.applicantDivision ?? '')?.name ?? '', scores },
        ...{ kind: services.get(line.id)?.kind ?? '', functions: services.get(line.id)?.functions ?? [] },
        ...{ score: summary?.mean ?? '0.00', spread: summary?.spread ?? '0', wide: summary?.wide ?? false },
      };
    }),
  ).map(({ position: _, ...one }) => one);
}

/** Those of a round that are still before the end of their review, by name. */
export const underReviewIn = async (tx: Transaction, roundId: string): Promise<UnderReview[]> =>
  (await tx.dossiers.lines({ roundId, states: ['recommended', 'admitted'] })).map(({ id, applicantName }) => ({
    dossierId: id,
    name: applicantName,
  }));
