import { askHandover, type HandoverView, handoversSeen, takeHandoverStep } from '../acts/directory/handover.ts';
import { cancelLink, type GivenLink, secondHand, waitingLinks } from '../acts/directory/password-link.ts';
import { roleGrantsSeen, takeRoleStep } from '../acts/directory/role-grant.ts';
import type { Handlers } from './contract/define.ts';
import type { hands } from './contract/hands.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const shownHandover = ({ whyNotAgree, ...one }: HandoverView) => ({
  ...{ id: one.id, organisationId: one.organisationId, organisation: one.organisation, creditCode: one.creditCode, login: one.login },
  ...{ name: one.name, reason: one.reason, state: one.state, askedName: one.askedName, askedFrom: one.askedFrom, askedAt: one.askedAt },
  ...{ objection: one.objection, objectedBy: one.objectedBy, word: one.word, decidedName: one.decidedName, decidedAt: one.decidedAt },
  ...(whyNotAgree === undefined ? {} : { agree: whyNotAgree }),
  ...{ mayRefuse: one.mayRefuse, mayObject: one.mayObject, mayWithdraw: one.mayWithdraw },
});

/** A link as who asked for it gets it: with its address where it is to be handed on. */
export const shownLink = ({ publicUrl }: SignedCtx, { id, way, secondNeeded, endsAt, token }: GivenLink) => ({
  ...{ id, way, secondNeeded, endsAt },
  url: token === null ? null : `${publicUrl.replace(/\/$/, '')}/password/${token}`,
});

export const handsHandlers: Handlers<typeof hands, PublicCtx, SignedCtx> = {
  'GET /api/role-grants': async (_, ctx) => ({
    grants: (await ctx.inTransaction((tx) => roleGrantsSeen(tx, ctx, { open: true }))).map((one) => ({
      ...{ id: one.id, login: one.login, name: one.name, organisation: one.organisation, version: one.version },
      ...{ before: one.before, roles: one.roles, askedBy: one.askedName, askedAt: one.askedAt, offers: mutable(one.offers) },
    })),
  }),
  'POST /api/role-grants/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) => {
    await takeRoleStep(ctx, { ...params, brought, version });
    return null;
  },
  'GET /api/password-links': async (_, ctx) => ({
    links: (await ctx.inTransaction((tx) => waitingLinks(tx, ctx))).map((one) => ({
      ...{ id: one.id, login: one.login, name: one.name, organisation: one.organisation, way: one.way, reason: one.reason },
      ...{ askedBy: one.askedName, askedAt: one.askedAt, endsAt: one.endsAt, own: one.accountId === ctx.actor.accountId },
      ...{ maySecond: one.maySecond, mayCancel: one.mayCancel },
    })),
  }),
  'POST /api/password-links/{id}/second': async ({ params }, ctx) => secondHand(ctx, params.id),
  'POST /api/password-links/{id}/cancel': async ({ params }, ctx) => {
    await cancelLink(ctx, params.id);
    return null;
  },
  'POST /api/organisations/{id}/handover': async ({ params, body }, ctx) => ({ id: (await askHandover(ctx, params.id, body)).id }),
  'GET /api/handovers': async (_, ctx) => ({ handovers: (await ctx.inTransaction((tx) => handoversSeen(tx, ctx))).map(shownHandover) }),
  'POST /api/handovers/{id}/steps/{step}': async ({ params, body }, ctx) => {
    const { link } = await takeHandoverStep(ctx, { ...params, brought: body });
    return { link: link && shownLink(ctx, link) };
  },
  'POST /api/handovers/{id}/decide': async ({ params, body }, ctx) => {
    const { link } = await takeHandoverStep(ctx, { ...params, step: body.agree ? 'agree' : 'refuse', brought: { word: body.word } });
    return { link: link && shownLink(ctx, link) };
  },
  'POST /api/handovers/{id}/object': async ({ params, body }, ctx) => {
    await takeHandoverStep(ctx, { ...params, step: 'object', brought: body });
    return null;
  },
  'POST /api/handovers/{id}/withdraw': async ({ params }, ctx) => {
    await takeHandoverStep(ctx, { ...params, step: 'withdraw', brought: {} });
    return null;
  },
};
