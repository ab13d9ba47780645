import { servicesOf } from '../../core/annexes/kind-and-functions.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import type { Context, Transaction } from '../context.ts';
import type { DossierLine } from '../dossier/port.ts';
import { found } from '../refusal.ts';

/** All that the actor's office has signed in a round, for the covering letter and its list. */
export async function recommendationsSigned(ctx: Context, roundId: string) {
  return ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    const issuer = found(await tx.directory.organisation(round.issuerId));
    const all = await tx.dossiers.lines({ roundId });
    const signed = all.filter(
      (one) => one.recommenderId === ctx.actor.organisationId && one.recommendedAt !== null && one.state !== 'assessing',
    );
    const lines = [];
    for (const line of signed) lines.push(await lineOf(tx, line));
    return {
      recommender: ctx.actor.organisationName,
      scheme: ctx.tools.schemes.named(round.scheme),
      issuer: issuer.name,
      year: round.year,
      quota: round.quotas[ctx.actor.organisationId] ?? null,
      filledOn: ctx.today,
      lines,
    };
  });
}

async function lineOf(tx: Transaction, line: DossierLine) {
  const { kind, functions } = servicesOf(await tx.dossiers.content(line.id, 'masked'));
  return {
    number: line.number ?? '',
    applicant: line.applicantName,
    creditCode: line.creditCode,
    kind,
    functions,
    signedOn: line.recommendedAt ? dayOf(line.recommendedAt) : '',
  };
}
