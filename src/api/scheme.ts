import { daysLeft } from '../acts/dossier/view.ts';
import { openRound } from '../acts/scheme/open-round.ts';
import type { Round } from '../acts/scheme/records.ts';
import { listRounds, showRound } from '../acts/scheme/show-round.ts';
import { jx2023 } from '../core/scheme/jx-2023.ts';
import { states } from '../core/workflow/state.ts';
import type { Handlers } from './contract/define.ts';
import type { scheme } from './contract/scheme.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

/** A round without the sealed secret, which leaves the store for a draw only. */
const shown = (
  ctx: SignedCtx,
  { sealedSecret: _, ranking: __, rankingFixedBy: ___, createdAt: ____, quotas: _____, ...round }: Round,
  issuerName: string,
) => ({
  ...round,
  issuerName,
  windowDaysLeft: daysLeft(ctx, round.closesOn),
});

export const schemeHandlers: Handlers<typeof scheme, PublicCtx, SignedCtx> = {
  'GET /api/scheme': async () => ({ ...jx2023 }),
  'GET /api/rounds': async (_, ctx) => ({ rounds: (await listRounds(ctx)).map((round) => shown(ctx, round, round.issuerName)) }),
  'GET /api/rounds/{id}': async ({ params }, ctx) => {
    const { round, issuerName, funnel, ranking, quotas } = await showRound(ctx, params.id);
    const stands = funnel.map((one) => ({ ...one, label: states[one.state].label }));
    return { round: shown(ctx, round, issuerName), funnel: stands, ranking, quotas };
  },
  'POST /api/rounds': async ({ body }, ctx) => shown(ctx, await openRound(ctx, body), ctx.actor.organisationName),
};
