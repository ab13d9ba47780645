import { beginning } from '../acts/dossier/beginning.ts';
import { daysLeft } from '../acts/dossier/view.ts';
import { take } from '../acts/procedure/take.ts';
import { refuse } from '../acts/refusal.ts';
import { cancelKind } from '../acts/scheme/cancel-round.ts';
import { nextRound } from '../acts/scheme/next-round.ts';
import { openRound, panelWarnings } from '../acts/scheme/open-round.ts';
import { listRounds, showRound } from '../acts/scheme/show-round.ts';
import type { Round } from '../core/scheme/round.ts';
import { states } from '../core/workflow/state.ts';
import { stepNamed } from '../core/workflow/steps.ts';
import type { Handlers } from './contract/define.ts';
import type { scheme } from './contract/scheme.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

/** A round without the sealed secret, which leaves the store for a draw only; `state` is a step's, the days and hands above say it. */
const shown = (
  ctx: SignedCtx,
  {
    sealedSecret: _,
    createdAt: __,
    quotas: ___,
    cancelAskedBy: ____,
    cancelledBy: _____,
    state: ______,
    asked: _______,
    ...round
  }: Round & { state?: unknown },
  { issuerName, own }: { issuerName: string; own: boolean },
) => ({
  ...round,
  issuerName,
  own,
  windowDaysLeft: daysLeft(ctx, round.closesOn),
  daysLeft: [round.closesOn, round.recommendBy, round.reviewBy].map((day) => daysLeft(ctx, day)),
});

export const schemeHandlers: Handlers<typeof scheme, PublicCtx, SignedCtx> = {
  'GET /api/scheme': async (_, ctx) => ctx.tools.schemes.inForce(ctx.today),
  'GET /api/schemes/{id}': async ({ params }, ctx) =>
    ctx.tools.schemes.has(params.id) ? ctx.tools.schemes.named(params.id) : refuse({ kind: 'notFound' }),
  'GET /api/schemes/{id}/text': async ({ params }, ctx) =>
    ctx.tools.schemes.has(params.id) ? { articles: ctx.tools.schemes.articles(params.id) } : refuse({ kind: 'notFound' }),
  'GET /api/rounds': async (_, ctx) => ({
    rounds: (await listRounds(ctx)).map(({ issuerName, own, ...round }) => shown(ctx, round, { issuerName, own })),
  }),
  'GET /api/rounds/{id}': async ({ params }, ctx) => {
    const { round, issuerName, own, funnel, quotas, offers } = await showRound(ctx, params.id);
    const stands = funnel.map((one) => ({ ...one, label: states[one.state].label }));
    return { round: shown(ctx, round, { issuerName, own }), funnel: stands, quotas, offers: mutable(offers) };
  },
  'GET /api/rounds/{id}/start': async ({ params }, ctx) => {
    const { round, own, noOwn, direct, blockedBy, issuerName, takeOver } = await beginning(ctx, params.id);
    const { article } = stepNamed('start');
    const { id, year, title, opensOn, closesOn, closesAt } = round;
    return {
      round: { id, year, title, issuerName, opensOn, closesOn, closesAt },
      own,
      noOwn,
      takeOver,
      direct: direct.map(({ id, name, kind }) => ({ id, name, kind })),
      offer: { step: 'start', label: stepNamed('start').label, article, blockedBy: [...blockedBy], asks: null, brings: [], grave: false },
    };
  },
  'POST /api/rounds/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    shown(ctx, await take(ctx, cancelKind, { ...params, brought, version }), { issuerName: ctx.actor.organisationName, own: true }),
  'POST /api/rounds/{id}/cancel': async ({ params, body: { step, reason = '', version } }, ctx) => {
    const round = await take(ctx, cancelKind, { ...params, step, brought: { reason }, version });
    return shown(ctx, round, { issuerName: ctx.actor.organisationName, own: true });
  },
  'GET /api/rounds/{id}/next': async ({ params, query }, ctx) => mutable(await nextRound(ctx, params.id, query)),
  'POST /api/rounds': async ({ body }, ctx) => {
    const round = await openRound(ctx, body);
    return { ...shown(ctx, round, { issuerName: ctx.actor.organisationName, own: true }), warnings: await panelWarnings(ctx, round) };
  },
};
