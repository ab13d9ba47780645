import { assign, assignMany } from '../acts/recommendation/assign.ts';
import { recommendationsSigned } from '../acts/recommendation/batch.ts';
import { endAbsence, enterAbsence } from '../acts/recommendation/office.ts';
import { setQuotas } from '../acts/recommendation/quotas.ts';
import { recommendationList } from '../documents/recommendation-list.ts';
import { titledBy } from '../documents/titled.ts';
import { renderXlsx } from '../documents/xlsx/write.ts';
import type { Handlers } from './contract/define.ts';
import type { office } from './contract/office.ts';
import { pdf, xlsx } from './file-answers.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const officeHandlers: Handlers<typeof office, PublicCtx, SignedCtx> = {
  'GET /api/office': async (_, ctx) => {
    const { organisationId } = ctx.actor;
    return ctx.inTransaction(async (tx) => {
      const people = (await tx.directory.accountsOf(organisationId)).filter((one) => one.active);
      const assignments = await tx.office.assignments(organisationId);
      const absences = await tx.office.absences(organisationId, ctx.today);
      return {
        people: people.map(({ id, name, roles }) => ({ id, name, roles })),
        assignments: assignments.map(({ dossierId, accountId: to, innerDueOn }) => ({ dossierId, accountId: to, innerDueOn })),
        inHand: await tx.inbox.inHand(ctx),
        absences: absences.map(({ id, accountId: absent, deputyId, fromOn, toOn }) => ({ id, accountId: absent, deputyId, fromOn, toOn })),
        lastContact: await tx.decisions.lastContact(organisationId),
      };
    });
  },
  'POST /api/dossiers/{id}/assign': async ({ params, body }, ctx) => {
    await assign(ctx, params.id, body);
    return null;
  },
  'POST /api/assignments': ({ body: { dossierIds, ...giving } }, ctx) => assignMany(ctx, dossierIds, giving),
  'POST /api/absences': async ({ body }, ctx) => ({ id: await enterAbsence(ctx, body) }),
  'DELETE /api/absences/{id}': async ({ params }, ctx) => {
    await endAbsence(ctx, params.id);
    return null;
  },
  'PUT /api/rounds/{id}/quotas': async ({ params, body }, ctx) => {
    await setQuotas(ctx, params.id, body);
    return null;
  },
  'GET /api/rounds/{id}/recommendations.pdf': async ({ params }, ctx) => {
    const signed = await recommendationsSigned(ctx, params.id);
    return pdf(
      await ctx.documents.renderPdf(recommendationList({ ...signed, titled: titledBy(signed.scheme) })),
      `推荐函-${signed.year}-${signed.recommender}.pdf`,
    );
  },
  'GET /api/rounds/{id}/recommendations.xlsx': async ({ params }, ctx) => {
    const signed = await recommendationsSigned(ctx, params.id);
    return xlsx(
      await renderXlsx(recommendationList({ ...signed, titled: titledBy(signed.scheme) })),
      `推荐汇总名单-${signed.year}-${signed.recommender}.xlsx`,
    );
  },
};
