import { carriedWords } from '../../core/annexes/carried.ts';
import { by, type Context } from '../context.ts';
import { found, refuse } from '../refusal.ts';
import { editableDossier } from './edit.ts';
import type { Dossier } from './records.ts';

/** 申报材料真实性 (annex 6). */
const OF_TRUTH = '第九条（十二）';

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

/**
 * Confirms that what an earlier year brought into the draft, and nobody has changed, still holds; or takes that back. The journal keeps what it was. What is
 * brought is settled at the start, and only grows less: whoever confirmed has seen all of it.
 */
export const confirmCarried = (ctx: Context, dossierId: string, confirmed: boolean): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const dossier = await editableDossier(tx, ctx, dossierId);
    if (dossier.state !== 'draft')
      refuse({ kind: 'notNow', article: OF_TRUTH, reasons: ['申报已提交，往年带入的内容不能再另行确认；需要改动的，请等退回补正'] });
    const carried = confirmed
      ? { carriedConfirmedBy: ctx.actor.accountId, carriedConfirmedAt: ctx.now }
      : { carriedConfirmedBy: null, carriedConfirmedAt: null };
    if (!(await tx.dossiers.change(dossierId, dossier.version, { ...carried, updatedAt: ctx.now })))
      refuse({ kind: 'conflict', message: '该申报刚被他人修改，请刷新后再确认' });
    const { year } = found(await tx.rounds.round(dossier.roundId));
    const items = carriedWords(await tx.dossiers.content(dossierId, 'open'), year);
    await tx.record({ ...entry(ctx, dossier), action: confirmed ? 'confirmCarried' : 'takeBackCarried', detail: { carried: items } });
  });

const entry = (ctx: Context, parties: Dossier) => ({
  ...by(ctx),
  article: OF_TRUTH,
  subject: { kind: 'dossier', id: parties.id },
  parties,
});
