import type { Context } from '../context.ts';
import { found } from '../refusal.ts';
import { editableDossier } from './edit.ts';
import { formNow, submitted } from './frozen-forms.ts';
import { openItems } from './open-correction.ts';
import { type Changed, changesBetween } from './resubmission.ts';

/** What a resubmission would show now, and the items of the open correction, counted from 1, at whose places nothing has changed. */
export type Changes = { readonly changes: Changed[]; readonly untouched: number[] };

/** What the applicant has changed since the last submission, as the resubmission will show it (第八条（三）); nothing before a first one. */
export async function changesSinceSubmission(ctx: Context, dossierId: string): Promise<Changes> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await editableDossier(tx, ctx, dossierId);
    const last = (await tx.dossiers.submissions(dossierId)).at(-1);
    if (!last) return { changes: [], untouched: [] };
    const now = await formNow(tx, ctx, dossier);
    const { materials } = ctx.tools.schemes.named(found(await tx.rounds.round(dossier.roundId)).scheme);
    const items = await openItems(tx, ctx, dossier, now);
    return {
      changes: changesBetween(submitted(ctx, last), now, { materials, personal: 'shown' }),
      untouched: items.filter((item) => !item.changed).map((item) => item.no),
    };
  });
}
