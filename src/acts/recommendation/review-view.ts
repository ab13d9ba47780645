import type { FrozenForm } from '../../core/annexes/freeze.ts';
import { workdaysUntil } from '../../core/deadlines/correction.ts';
import type { MaterialKind } from '../../core/scheme/scheme.ts';
import type { Context } from '../context.ts';
import { submitted } from '../dossier/frozen-forms.ts';
import type { Dossier, Submission } from '../dossier/records.ts';
import { type Changed, changesBetween } from '../dossier/resubmission.ts';
import { daysLeft } from '../dossier/view.ts';
import { found } from '../refusal.ts';
import { caseSeen } from './case.ts';
import type { DecisionContact, DecisionRecord } from './decision-port.ts';
import { earlierReturns } from './earlier-returns.ts';
import { proposedDueOn } from './preliminary-review.ts';

/** What the recommender's page needs besides the case itself. */
export type ReviewView = {
  dossier: Dossier;
  /** The correction period that the scheme gives, and its last day if it began today; null where the calendar lacks the year. */
  correctionWorkdays: number;
  dueOn: string | null;
  /** Working days that should be left after the due day for assessing and recommending. */
  correctionLeaves: number;
  /** The working days after today until the last for recommending; null where the calendar lacks the year. */
  workdays: readonly string[] | null;
  /** Working days until the recommendation window closes; null where the calendar lacks the year. */
  recommendDaysLeft: number | null;
  certificateCheckedBy: string | null;
  /** What was proposed or decided against recommending it. */
  decline: DecisionRecord | null;
  lastContact: DecisionContact | null;
  /** Of who wrote and who gave back. */
  names: Readonly<Record<string, string>>;
  submissions: readonly Submission[];
  /** Against the submission before; empty for a first one. */
  changes: readonly Changed[];
  /** Of each return that was answered, in which places the case now differs from what was returned. */
  earlier: readonly { readonly no: number; readonly changed: readonly string[] }[];
};

/** The preliminary review's own facts (第八条（三）): the due day to propose, who checked the certificate, what a resubmission changed. */
export async function reviewView(ctx: Context, dossierId: string): Promise<ReviewView> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseSeen(tx, ctx, dossierId, ['recommenderOf', 'authorityOf']);
    if (dossier.recommenderId === ctx.actor.organisationId) await tx.dossiers.noteWork([dossierId], ctx.now);
    const round = found(await tx.rounds.round(dossier.roundId));
    const { correction, materials } = ctx.tools.schemes.named(round.scheme);
    const days = workdaysUntil(ctx.today, round.recommendBy, ctx.calendar);
    const submissions = await tx.dossiers.submissions(dossierId);
    const checker = dossier.certificateCheck?.by;
    const decline = await tx.decisions.decision(dossierId, 'decline');
    const people = [checker, decline?.writtenBy, decline?.givenBackBy].flatMap((one) => (one ? [one] : []));
    const names = people.length > 0 ? await tx.directory.names(people) : {};
    return {
      dossier,
      correctionWorkdays: correction.workdays,
      correctionLeaves: correction.leaves,
      workdays: days.ok ? days.value : null,
      dueOn: proposedDueOn(ctx, round),
      recommendDaysLeft: daysLeft(ctx, round.recommendBy),
      certificateCheckedBy: checker ? (names[checker] ?? null) : null,
      decline,
      lastContact: await tx.decisions.lastContact(ctx.actor.organisationId),
      names,
      submissions,
      changes: changesOfLast(
        materials,
        submissions.slice(-2).map((one) => submitted(ctx, one)),
      ),
      earlier: earlierReturns(ctx, await tx.dossiers.corrections(dossierId), submissions),
    };
  });
}

const changesOfLast = (materials: readonly MaterialKind[], [before, after]: readonly FrozenForm[]): Changed[] =>
  before && after ? changesBetween(before, after, { materials }) : [];
