import { changeContact, confirmEmail, ownContact, sendCode } from '../acts/directory/contact.ts';
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
  'POST /api/contact/confirm': async ({ body }, ctx) => {
    await confirmEmail(ctx, body.code);
    return null;
  },
};
