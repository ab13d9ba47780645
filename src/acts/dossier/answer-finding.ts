import { findingKey, isAnswerable } from '../../core/consistency/answerable.ts';
import { by, type Context } from '../context.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { FindingAnswer } from './answers-port.ts';
import { editableDossier } from './edit.ts';
import { checksOf, judgingOf } from './facts.ts';

/**
 * Says why a warning of the checks stands as it is; the reviewers read the reason beside it. An empty reason takes the answer back. Refused: no such
 * warning now, an error (which has to be mended), or the form is handed in.
 */
export async function answerFinding(
  ctx: Context,
  dossierId: string,
  input: { findingId: string; reason: string },
): Promise<FindingAnswer | null> {
  const reason = input.reason.trim();
  return ctx.inTransaction(async (tx) => {
    const dossier = await editableDossier(tx, ctx, dossierId);
    if (dossier.state !== 'draft' && dossier.state !== 'returned') notNow('第八条（一）', '申报已提交，说明不能再改');
    const event = { ...by(ctx), article: '第九条', subject: { kind: 'dossier', id: dossierId }, parties: dossier };
    if (reason === '') {
      if (!(await tx.answers.drop(dossierId, input.findingId))) refuse({ kind: 'notFound' });
      await tx.record({ ...event, action: 'withdrawAnswer', detail: { finding: input.findingId } });
      return null;
    }
    const { findings } = await checksOf(tx, ctx, dossier, judgingOf(await tx.dossiers.content(dossierId, 'open')));
    const finding = found(findings.find((one) => findingKey(one) === input.findingId));
    if (!isAnswerable(finding)) badInput('findingId', '说明', `“${finding.message}”要改正，不能用说明代替`);
    const answer = {
      dossierId,
      findingId: input.findingId,
      message: finding.message,
      reason,
      answeredBy: ctx.actor.accountId,
      answeredAt: ctx.now,
    };
    await tx.answers.put(answer);
    await tx.record({ ...event, action: 'answerFinding', detail: { finding: input.findingId, path: finding.paths[0] ?? null } });
    return answer;
  });
}
