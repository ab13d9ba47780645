import { by, type Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { editableDossier } from './edit.ts';
import type { Dossier } from './records.ts';

/** 申报材料真实性 (annex 6). */
export const OF_TRUTH = '第九条（十二）';

/** Confirms the declaration of annex 6, or takes the confirmation back while nothing is submitted (第九条（十二）). */
export const confirmDeclaration = (ctx: Context, dossierId: string, confirmed: boolean): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const dossier = await editableDossier(tx, ctx, dossierId);
    if (dossier.state !== 'draft' && dossier.state !== 'returned')
      refuse({ kind: 'notNow', article: OF_TRUTH, reasons: ['申报已提交，声明不能再更改'] });
    const declaration = confirmed
      ? { declarationBy: ctx.actor.accountId, declarationAt: ctx.now }
      : { declarationBy: null, declarationAt: null };
    if (!(await tx.dossiers.change(dossierId, dossier.version, { ...declaration, updatedAt: ctx.now })))
      refuse({ kind: 'conflict', message: '该申报刚被他人修改，请刷新后再确认' });
    await tx.record({ ...entry(ctx, dossier), action: confirmed ? 'confirmDeclaration' : 'takeBackDeclaration' });
  });

/** The journal's entry of a word that stands for the papers' truth. */
export const entry = (ctx: Context, parties: Dossier) => ({
  ...by(ctx),
  article: OF_TRUTH,
  subject: { kind: 'dossier', id: parties.id },
  parties,
});
