import { answerFinding } from '../acts/dossier/answer-finding.ts';
import { changesSinceSubmission } from '../acts/dossier/changes.ts';
import { editableDossier } from '../acts/dossier/edit.ts';
import { historyOf } from '../acts/dossier/history.ts';
import type { Handlers } from './contract/define.ts';
import type { filling } from './contract/filling.ts';
import { answerShown, mutable } from './dossier.ts';
import { createPresence } from './presence.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const enter = createPresence();

export const fillingHandlers: Handlers<typeof filling, PublicCtx, SignedCtx> = {
  'PUT /api/dossiers/{id}/answers/{findingId}': async ({ params, body }, ctx) => {
    const answer = await answerFinding(ctx, params.id, { findingId: params.findingId, reason: body.reason });
    return { answer: answer ? answerShown(answer) : null };
  },
  'GET /api/dossiers/{id}/sections/{section}/history': async ({ params }, ctx) =>
    mutable({ changes: await historyOf(ctx, params.id, { section: params.section }) }),
  'GET /api/dossiers/{id}/changes': async ({ params }, ctx) => ({ changes: await changesSinceSubmission(ctx, params.id) }),
  'POST /api/dossiers/{id}/presence': async ({ params, body }, ctx) => {
    const revision = await ctx.inTransaction(async (tx) => {
      await editableDossier(tx, ctx, params.id);
      return tx.dossiers.revision(params.id);
    });
    const { accountId, name } = ctx.actor;
    return { others: enter({ dossierId: params.id, ...body, accountId, name }, ctx.wallNow), revision };
  },
};
