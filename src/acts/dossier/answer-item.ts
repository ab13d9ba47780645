import { by, type Context } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import type { ItemAnswer } from './answers-port.ts';
import { editableDossier } from './edit.ts';

type Said = { readonly no: number; readonly item: number; readonly reason: string };

/**
 * Says why an item of the open correction is left as it is (第八条（三）); the recommender reads it beside the item once it is resubmitted. An empty reason takes
 * it back. Refused: no such correction or item, or the correction was answered by a resubmission.
 */
export async function answerItem(ctx: Context, dossierId: string, said: Said): Promise<ItemAnswer | null> {
  const { no, item } = said;
  const reason = said.reason.trim();
  return ctx.inTransaction(async (tx) => {
    const dossier = await editableDossier(tx, ctx, dossierId);
    const correction = found((await tx.dossiers.corrections(dossierId)).find((one) => one.no === no));
    const { path } = found(correction.items[item - 1]);
    if (correction.resolvedAt !== null || dossier.state !== 'returned') notNow('第八条（三）', '补正已重新提交，说明不能再改');
    const at = { dossierId, correctionNo: no, item };
    const event = {
      ...by(ctx),
      article: '第八条（三）',
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { no, path },
    };
    if (reason === '') {
      if (!(await tx.answers.dropItem(at))) refuse({ kind: 'notFound' });
      await tx.record({ ...event, action: 'withdrawItemAnswer' });
      return null;
    }
    const answer = { ...at, reason, answeredBy: ctx.actor.accountId, answeredAt: ctx.now };
    await tx.answers.putItem(answer);
    await tx.record({ ...event, action: 'answerItem' });
    return answer;
  });
}
