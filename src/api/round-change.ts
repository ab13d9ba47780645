import { take } from '../acts/procedure/take.ts';
import { type ChangeView, prepareRoundChange, roundChangeKind } from '../acts/scheme/change-round.ts';
import type { RoundChange } from '../acts/scheme/round-change-port.ts';
import { foreseeChange, listChanges } from '../acts/scheme/round-changes.ts';
import { roundChangeProcedure } from '../core/procedure/round-change.ts';
import { changeable, valueText } from '../core/scheme/round-change.ts';
import type { Handlers } from './contract/define.ts';
import type { roundChanges } from './contract/round-change.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const stateOf = (name: RoundChange['state']) => ({ name, label: roundChangeProcedure.states[name].label });
const movedOf = ({ id, roundId, state, version, number }: RoundChange) => ({ id, roundId, state: stateOf(state), version, number });

const shown = (one: ChangeView) => ({
  ...movedOf(one),
  ...{ reason: one.reason, word: one.word, preparedAt: one.preparedAt, signedAt: one.signedAt, offers: mutable(one.offers) },
  lines: one.lines.map(({ key, from, to }) => ({
    ...{ key, label: changeable[key], from: valueText(key, from), to: valueText(key, to), value: String(to ?? '') },
  })),
});

export const roundChangeHandlers: Handlers<typeof roundChanges, PublicCtx, SignedCtx> = {
  'GET /api/rounds/{id}/changes': async ({ params }, ctx) => ({ changes: (await listChanges(ctx, params.id)).map(shown) }),
  'GET /api/rounds/{id}/changes/foreseen': async ({ params, query }, ctx) => mutable(await foreseeChange(ctx, params.id, given(query))),
  'POST /api/rounds/{id}/changes': async ({ params, body: { version: _, ...asked } }, ctx) =>
    movedOf(await prepareRoundChange(ctx, params.id, asked)),
  'POST /api/round-changes/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    movedOf(await take(ctx, roundChangeKind, { ...params, brought, version })),
};

type Days = { readonly opensOn?: string; readonly closesOn?: string; readonly recommendBy?: string; readonly reviewBy?: string };
/** What is left out is not asked about. */
const given = (query: { readonly [K in keyof Days]?: string | undefined }): Days =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
