import { type Origin, originWords } from '../../core/annexes/origin.ts';
import { fileName } from '../../core/files/file-name.ts';
import { by, type Context } from '../context.ts';
import { found } from '../refusal.ts';
import { editableDossier, lockedForm } from './edit.ts';

/** Where a place of the applicant's own form has its content from, in words, and of which version of it that is said. 404 where nothing stands, and for anybody else. */
export const originOf = (ctx: Context, dossierId: string, path: string): Promise<{ version: number; says: string }> =>
  ctx.inTransaction(async (tx) => {
    await editableDossier(tx, ctx, dossierId);
    const { version, ...from } = found(await tx.dossiers.provenance(dossierId, path));
    const names = await tx.directory.names([from.changedBy, ...(from.origin ? [from.origin.by] : [])]);
    return { version, says: originWords(from, (account) => names[account] ?? '已停用的账号') };
  });

/** `places`: what was taken out of the file, each as it was saved then. */
type ReadBack = { readonly fileName: string; readonly places: readonly { readonly path: string; readonly base: number }[] };

/**
 * Notes of places of the form that a changed annex 2 was read back into them. A place that was changed since is left out: it is not what the file said.
 */
export const noteReadBack = (ctx: Context, dossierId: string, { fileName: given, places }: ReadBack): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const dossier = await lockedForm(tx, ctx, dossierId);
    if (dossier.state !== 'draft' && dossier.state !== 'returned') return;
    const origin: Origin = { kind: 'annex2', file: fileName(given), by: ctx.actor.accountId, at: ctx.now };
    const noted = await tx.dossiers.noteOrigin(dossierId, places, origin);
    if (noted === 0) return;
    await tx.record({
      ...by(ctx),
      action: 'readBackAnnex2',
      article: null,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { places: noted },
    });
  });
