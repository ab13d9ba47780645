import { articleText } from '../../core/scheme/articles.ts';
import { schemeNamed } from '../../core/scheme/schemes.ts';
import { stepNamed } from '../../core/workflow/steps.ts';
import type { Context } from '../context.ts';
import { found, notNow } from '../refusal.ts';
import { caseSeen } from './case.ts';

/** What the applicant receives where a case ends before review. */
export type Decision = {
  kind: '不予推荐' | '不予受理';
  number: string;
  year: number;
  applicant: string;
  authority: string;
  article: string;
  reasons: { article: string; text: string; says: string | null }[];
  /** The instant of the decision. */
  decidedAt: string;
};

const decisions = {
  declined: { kind: '不予推荐', step: 'decline' },
  rejected: { kind: '不予受理', step: 'reject' },
} as const;

/** The decision with the words of every article that it cites (第八条（二）（四）). Refuses 422 while there is none. */
export async function decisionOf(ctx: Context, dossierId: string): Promise<Decision> {
  return ctx.inTransaction(async (tx) => {
    await caseSeen(tx, ctx, dossierId, ['applicantOf', 'recommenderOf', 'authorityOf', 'supervisor']);
    const line = found(await tx.dossiers.line(dossierId));
    const made =
      line.state === 'declined' || line.state === 'rejected'
        ? decisions[line.state]
        : notNow('第八条（二）', '本申报没有不予推荐或不予受理的决定，没有通知可以查看');
    const round = found(await tx.rounds.round(line.roundId));
    const scheme = schemeNamed(round.scheme);
    const entry = (await tx.journal.entries({ subject: dossierId })).findLast((one) => one.action === made.step);
    return {
      kind: made.kind,
      number: line.number ?? '',
      year: line.roundYear,
      applicant: line.applicantName,
      authority: made.step === 'decline' ? line.recommenderName : found(await tx.directory.organisation(line.issuerId)).name,
      article: stepNamed(made.step).article,
      reasons: (line.decisionReasons ?? []).map((one) => ({ ...one, says: articleText(scheme, one.article) ?? null })),
      decidedAt: String(entry?.at ?? line.updatedAt),
    };
  });
}
