import { answerInvitation, showInvitation } from '../acts/review/invitation.ts';
import { invite } from '../acts/review/invitation-link.ts';
import type { Handlers } from './contract/define.ts';
import type { invitations } from './contract/invitation.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const invitationHandlers: Handlers<typeof invitations, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/panel/{accountId}/invitation': async ({ params }, ctx) => {
    const { token, expiresAt } = await invite(ctx, { dossierId: params.id, accountId: params.accountId });
    return { url: `${ctx.publicUrl.replace(/\/$/, '')}/invitation/${token}`, expiresAt };
  },
  'GET /api/dossiers/{id}/invitation': async ({ params }, ctx) => {
    const { units, offers, ...view } = await showInvitation(ctx, params.id);
    return { ...view, units: [...units], offers: offers.map((offer) => ({ ...offer, blockedBy: [...offer.blockedBy] })) };
  },
  'POST /api/invitations/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) => {
    await answerInvitation(ctx, { ...params, brought, version });
    return { id: params.id, state: params.step === 'accept' ? ('accepted' as const) : ('left' as const) };
  },
};
