import { take } from '../acts/procedure/take.ts';
import { poolChangeKind, preparePoolChange } from '../acts/scheme/change-pool.ts';
import type { PoolChange } from '../acts/scheme/pool-port.ts';
import { poolSalts } from '../acts/scheme/pool-salts.ts';
import { showPool } from '../acts/scheme/show-pool.ts';
import { type PoolPerson, poolChangeKinds } from '../core/draw/pool.ts';
import { poolChangeProcedure } from '../core/procedure/pool-change.ts';
import type { Handlers } from './contract/define.ts';
import type { pools } from './contract/pool.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const stateOf = (name: PoolChange['state']) => ({ name, label: poolChangeProcedure.states[name].label });
const movedOf = ({ id, roundId, state, version }: PoolChange) => ({ id, roundId, state: stateOf(state), version });
const personOf = ({ name, employer, formerEmployers, fields }: PoolPerson) => ({
  ...{ name, employer },
  ...{ formerEmployers: [...formerEmployers], fields: [...fields] },
});

export const poolHandlers: Handlers<typeof pools, PublicCtx, SignedCtx> = {
  'GET /api/rounds/{id}/pool': async ({ params }, ctx) => {
    const { round, settled, versions, people, changes } = await showPool(ctx, params.id);
    return {
      round: {
        id: round.id,
        year: round.year,
        title: round.title,
        own: round.issuerId === ctx.actor.organisationId,
        settled,
        revealed: round.revealedSecret !== null,
      },
      versions: versions.map((one) => ({ ...one })),
      people: people.map((one) => ({ ...personOf(one), accountId: one.accountId, number: one.number, now: one.now })),
      changes: changes.map(({ id, state, version, reason, word, lines, offers, ...said }) => ({
        ...{ id, state: stateOf(state), version, reason, word, offers: mutable(offers) },
        ...{ preparedName: said.preparedName, preparedAt: said.preparedAt, decidedName: said.decidedName, decidedAt: said.decidedAt },
        lines: lines.map(({ kind, person, was }) => ({
          ...personOf(person),
          kind,
          label: poolChangeKinds[kind],
          was: was && personOf(was),
        })),
      })),
    };
  },
  'GET /api/rounds/{id}/pool/salts': async ({ params }, ctx) => {
    const salts = await poolSalts(ctx, params.id);
    return {
      bytes: new TextEncoder().encode(`${JSON.stringify(salts, null, 2)}\n`),
      name: `专家编号对照-${salts.round}.json`,
      mediaType: 'application/json',
      shown: 'attachment',
    };
  },
  'POST /api/rounds/{id}/pool/changes': async ({ params, body }, ctx) => movedOf(await preparePoolChange(ctx, params.id, body)),
  'POST /api/pool-changes/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    movedOf(await take(ctx, poolChangeKind, { ...params, brought, version })),
};
