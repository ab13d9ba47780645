import { printContacts } from '../acts/recommendation/print-contacts.ts';
import { makeLink } from '../acts/recommendation/survey-link.ts';
import { callSheet } from '../documents/call-sheet.ts';
import { titledBy } from '../documents/titled.ts';
import type { Handlers } from './contract/define.ts';
import type { survey } from './contract/survey.ts';
import { pdf } from './file-answers.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const surveyHandlers: Handlers<typeof survey, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/sample/{rowId}/link': async ({ params }, ctx) => {
    const { token, expiresAt } = await makeLink(ctx, { dossierId: params.id, rowId: params.rowId });
    return { url: `${ctx.publicUrl.replace(/\/$/, '')}/survey/${token}`, expiresAt };
  },
  'POST /api/dossiers/{id}/sample/print': async ({ params, body }, ctx) => {
    const { purpose } = body;
    const by = { printedBy: ctx.actor.name, printedOn: ctx.today, purpose };
    return printContacts(ctx, { dossierId: params.id, purpose }, async ({ scheme, ...sheet }) => {
      const paper = callSheet({ ...sheet, titled: titledBy(scheme), ...by });
      return pdf(await ctx.documents.renderPdf(paper), `测评电话表-${sheet.number}.pdf`);
    });
  },
};
