import { type FrozenForm, frozen } from '../../core/annexes/freeze.ts';
import type { Context } from '../context.ts';
import { editableDossier } from './edit.ts';
import type { Submission } from './records.ts';
import { type Changed, changesBetween } from './resubmission.ts';

/** What the applicant has changed since the last submission, as the resubmission will show it (第八条（三）); nothing before a first one. */
export async function changesSinceSubmission(ctx: Context, dossierId: string): Promise<Changed[]> {
  return ctx.inTransaction(async (tx) => {
    await editableDossier(tx, ctx, dossierId);
    const last = (await tx.dossiers.submissions(dossierId)).at(-1);
    if (!last) return [];
    const materials = await tx.dossiers.materials(dossierId);
    const now = frozen(
      await tx.dossiers.content(dossierId, 'open'),
      materials.map(({ kind, name, fileHash, size }) => ({ kind, name, hash: fileHash, size })),
    );
    return changesBetween(submitted(ctx, last), now, 'shown');
  });
}

/** The form as it was submitted. */
export const submitted = (ctx: Context, { frozen: kept }: Submission): FrozenForm =>
  JSON.parse(ctx.tools.open((kept as { sealed: string }).sealed)) as FrozenForm;
