import type { Context } from '../acts/context.ts';
import { submit } from '../acts/dossier/submit.ts';
import { takeBack } from '../acts/dossier/take-back.ts';
import { type StepInput, takeStep } from '../acts/dossier/take-step.ts';
import { decline, giveBackDecline, proposeDecline } from '../acts/recommendation/decline.ts';
import { giveBack } from '../acts/recommendation/give-back.ts';
import { accept, returnForCorrection } from '../acts/recommendation/preliminary-review.ts';
import { recommend } from '../acts/recommendation/recommend.ts';
import { reject } from '../acts/review/admission.ts';
import type { BroughtBy } from '../core/procedure/step.ts';
import type { steps } from '../core/workflow/steps.ts';
import type { Handlers, Output } from './contract/define.ts';
import type { dossierSteps } from './contract/dossier-steps.ts';
import { movedOf } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

type Sent = Exclude<keyof typeof steps, 'start' | 'propose' | 'passOver' | 'recognise'>;
type Answer = Output<(typeof dossierSteps)['POST /api/dossiers/{id}/steps/{step}']>;
type Body<N extends Sent> = BroughtBy<typeof steps>[N] & { readonly version?: number | undefined };
type Acts = { readonly [N in Sent]?: (ctx: Context, id: string, body: Body<N>) => Promise<Answer> };

/** The acts of those steps with which more happens than that the case moves, is journaled and told. */
const acts: Acts = {
  async submit(ctx, id, body) {
    const dossier = await submit(ctx, id, body);
    return { ...movedOf(dossier), contentHash: dossier.contentHash ?? '', submittedAt: dossier.submittedAt ?? '' };
  },
  takeBack: async (ctx, id, body) => movedOf(await takeBack(ctx, id, body)),
  async return(ctx, id, body) {
    const { repeated, overlooked, ...dossier } = await returnForCorrection(ctx, id, body);
    return { ...movedOf(dossier), dueOn: dossier.correctionDueOn ?? '', repeated, overlooked };
  },
  accept: async (ctx, id, body) => movedOf(await accept(ctx, id, body)),
  proposeDecline: async (ctx, id, body) => movedOf(await proposeDecline(ctx, id, body)),
  giveBackDecline: async (ctx, id, body) => movedOf(await giveBackDecline(ctx, id, body)),
  decline: async (ctx, id, body) => movedOf(await decline(ctx, id, body)),
  recommend: async (ctx, id, body) => movedOf(await recommend(ctx, id, body)),
  giveBack: async (ctx, id, body) => movedOf(await giveBack(ctx, id, body)),
  reject: async (ctx, id, body) => movedOf(await reject(ctx, { ...body, id })),
};

async function taken<N extends Sent>(ctx: Context, { id, step }: { id: string; step: N }, body: Body<N> & StepInput): Promise<Answer> {
  const act = acts[step];
  return act ? act(ctx, id, body) : movedOf(await ctx.inTransaction((tx) => takeStep(tx, ctx, id, step, body)));
}

export const dossierStepHandlers: Handlers<typeof dossierSteps, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/steps/{step}': async ({ params, body }, ctx) => taken(ctx, params, body),
};
