import { changedPlaces } from '../../core/annexes/changed-places.ts';
import type { EarlierReturn } from '../../core/workflow/overlooked.ts';
import type { Context } from '../context.ts';
import { submitted } from '../dossier/frozen-forms.ts';
import type { Correction, SentItem, Submission } from '../dossier/records.ts';

/**
 * The returns that were answered by a resubmission, with what has changed since the submission that each sent back: the n-th return follows the n-th
 * submission, since only what was submitted can be returned, and only what was returned submitted again.
 */
export function earlierReturns(
  ctx: Context,
  corrections: readonly Correction[],
  submissions: readonly Submission[],
): (EarlierReturn & { readonly no: number; readonly items: readonly SentItem[] })[] {
  const last = submissions.at(-1);
  if (!last) return [];
  const now = submitted(ctx, last);
  return corrections.flatMap(({ no, items }) => {
    const returned = submissions.find((one) => one.no === no && one.no < last.no);
    return returned ? [{ no, items, changed: changedPlaces(submitted(ctx, returned), now) }] : [];
  });
}
