import type { Context } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';

/**
 * A leader who will not sign gives annex 1 back to the officers with a word (第八条（三）): the case stays where it is and is theirs again until somebody saves
 * the recommendation anew. Throws Refused: not a leader of the recommender, nothing written, or given back already.
 */
export const giveBack = (ctx: Context, dossierId: string, input: { reason: string; version?: number | undefined }): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    const { reason, version } = input;
    const moved = await takeStep(tx, ctx, dossierId, 'giveBack', { version, reasons: [{ article: '第八条（三）', text: reason }] });
    await tx.recommendations.giveBack(dossierId, { givenBackBy: ctx.actor.accountId, givenBackAt: ctx.now, givenBackReason: reason });
    return moved;
  });
