import { take } from '../acts/procedure/take.ts';
import { listPolicies, type PublishedPolicy, policiesInForce, policyKind, writePolicy } from '../acts/recognition/policy.ts';
import { bringPolicyFile, openPolicyFile } from '../acts/recognition/policy-files.ts';
import type { Policy } from '../acts/recognition/policy-port.ts';
import { policyKinds, policyProcedure } from '../core/procedure/policy.ts';
import { sniffedScan } from './archive.ts';
import type { Handlers } from './contract/define.ts';
import type { policies } from './contract/policy.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const stateOf = (name: Policy['state']) => ({ name, label: policyProcedure.states[name].label });
const moved = ({ id, state, version }: Policy) => ({ id, state: stateOf(state), version });
const shown = ({ attached, ...one }: PublishedPolicy) => ({
  ...{
    id: one.id,
    issuer: one.issuer,
    title: one.title,
    kind: policyKinds[one.kind],
    body: one.body,
    basis: one.basis,
    number: one.number,
  },
  ...{ fromOn: one.fromOn, untilOn: one.untilOn, publishedOn: one.publishedOn },
  files: attached.map(({ id, name, size }) => ({ id, name, size })),
});

export const policyHandlers: Handlers<typeof policies, PublicCtx, SignedCtx> = {
  'GET /api/policies': async (_, ctx) => ({ policies: (await policiesInForce(ctx)).map(shown) }),
  'GET /api/policies/mine': async (_, ctx) => ({
    policies: (await listPolicies(ctx)).map(({ offers, ...one }) => ({
      ...{ ...shown(one), kindName: one.kind, state: stateOf(one.state), remark: one.remark, version: one.version },
      offers: mutable(offers),
    })),
  }),
  'POST /api/policies': async ({ body }, ctx) => moved(await writePolicy(ctx, body)),
  'POST /api/policies/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    moved(await take(ctx, policyKind, { ...params, brought, version })),
  'PUT /api/policies/{id}/files': async ({ params, query, body }, ctx) => {
    const incoming = { name: query.name, stream: body.stream, length: body.length };
    return { id: (await bringPolicyFile(ctx, params.id, { incoming, sniff: sniffedScan })).id };
  },
  'GET /api/policies/{id}/files/{fileId}': async ({ params }, ctx) => {
    const { file, bytes } = await openPolicyFile(ctx, params);
    return { bytes, name: file.name, mediaType: file.mediaType, shown: 'inline' };
  },
};
