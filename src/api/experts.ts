import { importExperts, lookAtExperts } from '../acts/directory/import-experts.ts';
import { confirmAway, listAway, sayAway, takeBackAway } from '../acts/review/away.ts';
import { expertPool, saveExpert } from '../acts/review/experts.ts';
import { expertFields, expertTable } from '../core/review/expert-list.ts';
import { templateXlsx } from '../documents/xlsx/template.ts';
import { readTable } from '../intake/read-table.ts';
import type { Handlers } from './contract/define.ts';
import { type experts, MOST_EXPERT_ROWS } from './contract/experts.ts';
import { mutable } from './dossier.ts';
import { xlsx } from './file-answers.ts';
import { bytesOf } from './intake.ts';
import { cellsOf, tooMany, withFaults } from './list-read.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const expertHandlers: Handlers<typeof experts, PublicCtx, SignedCtx> = {
  'GET /api/experts': async (_, ctx) => ({ experts: await expertPool(ctx) }),
  'PUT /api/experts/{accountId}': async ({ params, body }, ctx) => saveExpert(ctx, { ...params, ...body }),
  'POST /api/experts/read': async ({ query, body }, ctx) => {
    const nobody = (at: number) => `第${at + 1}行`;
    // Whoever may not enter is told so before a file is opened.
    await lookAtExperts(ctx, [], nobody);
    const read = await readTable(await bytesOf(body), query.name, {
      table: { ...expertTable, asOf: ctx.today },
      mapping: query.mapping,
      together: query.together,
    });
    if (read.kind === 'refused') return mutable(read);
    const over = tooMany(read, MOST_EXPERT_ROWS, '位');
    if (over) return mutable(over);
    const { faults } = await lookAtExperts(ctx, cellsOf(read, expertFields), (at) => `第${read.rows[at]?.row ?? at + 1}行`);
    return mutable(withFaults(read, faults, expertFields));
  },
  'POST /api/experts/import': ({ body }, ctx) => importExperts(ctx, body),
  'GET /api/away': async (_, ctx) => ({
    away: (await listAway(ctx)).map(({ id, accountId, name, fromOn, toOn, confirmedBy, mayConfirm, mayTakeBack }) => ({
      ...{ id, accountId, name, fromOn, toOn, mayConfirm, mayTakeBack },
      confirmed: confirmedBy !== null,
    })),
  }),
  'POST /api/away': async ({ body }, ctx) => {
    const { id, confirmedBy } = await sayAway(ctx, body);
    return { id, confirmed: confirmedBy !== null };
  },
  'POST /api/away/{id}/confirm': async ({ params }, ctx) => {
    await confirmAway(ctx, params.id);
    return {};
  },
  'POST /api/away/{id}/take-back': async ({ params }, ctx) => {
    await takeBackAway(ctx, params.id);
    return {};
  },
  'GET /api/experts/template.xlsx': async (_, ctx) => {
    const date = ctx.tools.schemes.inForce(ctx.today).effectiveFrom;
    return xlsx(await templateXlsx(expertTable, { annex: '第八条（四）', date }), `${expertTable.label}（空表）.xlsx`);
  },
};
