import { changeContact, confirmEmail, ownContact, sendCode } from '../acts/directory/contact.ts';
import { mailLog, mayResend, resendMail } from '../acts/directory/mail-log.ts';
import type { contact } from './contract/contact.ts';
import type { Handlers } from './contract/define.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const contactHandlers: Handlers<typeof contact, PublicCtx, SignedCtx> = {
  'GET /api/contact': (_, ctx) => ownContact(ctx),
  'PUT /api/contact': async ({ body }, ctx) => {
    await changeContact(ctx, body);
    return null;
  },
  'POST /api/contact/code': async (_, ctx) => {
    await sendCode(ctx);
    return null;
  },
  'GET /api/mails': async ({ query }, ctx) => ({
    configured: ctx.tools.mailer !== null,
    mails: (await mailLog(ctx, query.state)).map((one) => ({
      ...{ id: one.id, name: one.name, organisation: one.organisation, to: one.to, subject: one.subject, state: one.state },
      ...{ attempts: one.attempts, nextAt: one.nextAt, reason: one.reason, createdAt: one.createdAt, sentAt: one.sentAt },
      mayResend: mayResend(one),
    })),
  }),
  'POST /api/mails/{id}/resend': async ({ params }, ctx) => {
    await resendMail(ctx, params.id);
    return null;
  },
  'POST /api/contact/confirm': async ({ body }, ctx) => {
    await confirmEmail(ctx, body.code);
    return null;
  },
};
