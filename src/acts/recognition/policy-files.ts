import { judge } from '../../core/procedure/judge.ts';
import { policyProcedure } from '../../core/procedure/policy.ts';
import { by, type Context, type World } from '../context.ts';
import type { Incoming, Sniff } from '../files/arrival.ts';
import { bringEvidence, openEvidence } from '../files/evidence.ts';
import type { Evidence } from '../files/evidence-port.ts';
import { handledOne } from '../hands.ts';
import { found, reached } from '../refusal.ts';
import { policyStanding } from './policy.ts';

const { article } = policyProcedure;

/** An officer adds the paper of a policy, while it is not published. */
export async function bringPolicyFile(ctx: Context, id: string, brought: { incoming: Incoming; sniff: Sniff }): Promise<Evidence> {
  await ctx.inTransaction(async (tx) => found(await tx.policies.one(id)));
  return bringEvidence(
    ctx,
    { kind: 'policy', caseId: id, article },
    {
      ...brought,
      allowed: async (tx) => {
        const one = await handledOne(tx, 'policy', found(await tx.policies.locked(id)));
        reached(judge(policyProcedure, policyStanding(ctx, one), { step: 'attach', brought: {} }));
      },
      noted: (tx, { fileHash, size }) =>
        tx.record({
          ...by(ctx, 'officer'),
          ...{ action: 'bringPolicyFile', article, subject: { kind: 'policy', id } },
          parties: { issuerId: ctx.actor.organisationId },
          detail: { hash: fileHash, size },
        }),
    },
  );
}

/** A file of a policy, for whoever may read the policy: everybody, once it is published. */
export async function openPolicyFile(world: World | Context, { id, fileId }: { id: string; fileId: string }) {
  const file = await world.inTransaction(async (tx) => openEvidence(tx, found(await tx.policies.one(id)).id, fileId));
  return { file, bytes: await world.tools.files.open(file.fileHash) };
}
