import { take } from '../acts/procedure/take.ts';
import {
  askReconsideration,
  type ReconsiderationView,
  reconsiderationKind,
  reconsiderationsOf,
} from '../acts/recommendation/reconsider.ts';
import { reconsiderationProcedure, reconsidered } from '../core/procedure/reconsideration.ts';
import type { Handlers } from './contract/define.ts';
import type { reconsiderations } from './contract/reconsideration.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const { states } = reconsiderationProcedure;

const shown = ({ state, step, offers, decidedByName, ...one }: ReconsiderationView) => ({
  ...{ id: one.id, number: one.number, grounds: one.grounds, askedAt: one.askedAt, decider: one.decider, version: one.version },
  ...{ decidedBy: decidedByName, decidedAt: one.decidedAt, outcome: one.outcome },
  ...{ kind: reconsidered[step].kind, follows: reconsidered[step].follows },
  state: { name: state, label: states[state].label },
  offers: mutable(offers),
});

export const reconsiderationHandlers: Handlers<typeof reconsiderations, PublicCtx, SignedCtx> = {
  'GET /api/dossiers/{id}/reconsiderations': async ({ params }, ctx) => {
    const { all, open } = await reconsiderationsOf(ctx, params.id);
    const { reachedOn, until } = open?.term ?? { reachedOn: null, until: null };
    return {
      reconsiderations: all.map(shown),
      open: open && { number: open.number, opened: open.opened, reachedOn, until, offers: mutable(open.offers) },
    };
  },
  'POST /api/dossiers/{id}/reconsiderations': async ({ params, body }, ctx) => {
    const { id, version } = await askReconsideration(ctx, params.id, body);
    return { id, version };
  },
  'POST /api/reconsiderations/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) => {
    const { id, version: now } = await take(ctx, reconsiderationKind, { ...params, brought, version });
    return { id, version: now };
  },
};
