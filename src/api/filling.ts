import { answerFinding } from '../acts/dossier/answer-finding.ts';
import { answerItem } from '../acts/dossier/answer-item.ts';
import { changesSinceSubmission } from '../acts/dossier/changes.ts';
import { historyOf } from '../acts/dossier/history.ts';
import type { FormState } from '../acts/dossier/presence-port.ts';
import { goneFrom, restoreRows } from '../acts/dossier/restore-rows.ts';
import { Refused } from '../acts/refusal.ts';
import type { Handlers } from './contract/define.ts';
import type { filling } from './contract/filling.ts';
import { answerShown, itemAnswerShown } from './dossier.ts';
import type { Presence } from './presence.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

/** Who is in which form, and what is known of a form without opening it. */
export type FillingParts = { presence: Presence; formOf(id: string): Promise<FormState | undefined> };

export const fillingHandlers = ({ presence, formOf }: FillingParts): Handlers<typeof filling, PublicCtx, SignedCtx> => ({
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
  'GET /api/dossiers/{id}/sections/{section}/gone': async ({ params }, ctx) => {
    const gone = await goneFrom(ctx, params.id, params.section);
    return { gone: gone.map((one) => ({ ...one, rows: [...one.rows] })) };
  },
  'POST /api/dossiers/{id}/tables/{table}/restore': async ({ params, body }, ctx) => ({
    restored: await restoreRows(ctx, params.id, { table: params.table, rows: body.rows }),
  }),
  'GET /api/dossiers/{id}/changes': async ({ params }, ctx) => changesSinceSubmission(ctx, params.id),
  'POST /api/dossiers/{id}/presence': async ({ params, body }, ctx) => {
    const form = await formOf(params.id);
    const { accountId, organisationId, name } = ctx.actor;
    if (form?.applicantId !== organisationId) throw new Refused({ kind: 'notFound' });
    return { others: presence.enter({ dossierId: params.id, ...body, accountId, name }, ctx.wallNow), revision: form.revision };
  },
});
