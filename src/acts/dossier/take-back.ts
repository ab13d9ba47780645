import type { Context } from '../context.ts';
import type { Dossier } from './records.ts';
import { takeStep } from './take-step.ts';

/**
 * The applicant takes a submitted dossier back to a draft (第四条), while the window is open and before the recommender has begun. Number, submitted version
 * and receipt stay; the recommender sees it again once it is submitted anew, and the declaration is confirmed anew with what is then handed in.
 */
export const takeBack = (ctx: Context, dossierId: string, input: { version?: number | undefined }): Promise<Dossier> =>
  ctx.inTransaction((tx) =>
    takeStep(tx, ctx, dossierId, 'takeBack', {
      ...input,
      change: { submittedAt: null, submittedOn: null, declarationBy: null, declarationAt: null },
    }),
  );
