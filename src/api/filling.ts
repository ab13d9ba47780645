import { answerFinding } from '../acts/dossier/answer-finding.ts';
import { answerItem } from '../acts/dossier/answer-item.ts';
import { changesSinceSubmission } from '../acts/dossier/changes.ts';
import { editableDossier } from '../acts/dossier/edit.ts';
import { historyOf } from '../acts/dossier/history.ts';
import type { Handlers } from './contract/define.ts';
import type { filling } from './contract/filling.ts';
import { answerShown, itemAnswerShown } from './dossier.ts';
import { createPresence } from './presence.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const enter = createPresence();

export const fillingHandlers: Handlers<typeof filling, PublicCtx, SignedCtx> = {
  'PUT /api/dossiers/{id}/answers/{findingId}': async ({ params, body }, ctx) => {
    const answer = await answerFinding(ctx, params.id, { findingId: params.findingId, reason: body.reason });
    return { answer: answer ? answerShown(answer) : null };
  },
  'PUT /api/dossiers/{id}/corrections/{no}/items/{item}/answer': async ({ params, body }, ctx) => {
    const answer = await answerItem(ctx, params.id, { no: params.no, item: params.item, reason: body.reason });
    return { answer: answer && itemAnswerShown(answer) };
  },
  'GET /api/dossiers/{id}/sections/{section}/history': async ({ params, query }, ctx) =>
    historyOf(ctx, params.id, { section: params.section, ...query }),
  'GET /api/dossiers/{id}/changes': async ({ params }, ctx) => changesSinceSubmission(ctx, params.id),
  'POST /api/dossiers/{id}/presence': async ({ params, body }, ctx) => {
    const { revision } = await ctx.inTransaction((tx) => editableDossier(tx, ctx, params.id));
    const { accountId, name } = ctx.actor;
    return { others: enter({ dossierId: params.id, ...body, accountId, name }, ctx.wallNow), revision };
  },
};
