import { judge } from '../../core/procedure/judge.ts';
import { platformChangeProcedure } from '../../core/procedure/platform-change.ts';
import { by, type Context } from '../context.ts';
import type { Incoming, Sniff } from '../files/arrival.ts';
import { bringEvidence, openEvidence } from '../files/evidence.ts';
import type { Evidence } from '../files/evidence-port.ts';
import { handledOne } from '../hands.ts';
import { found, reached } from '../refusal.ts';
import { changeStanding } from './platform-change.ts';

const { article } = platformChangeProcedure;

/** A clerk adds the new licence, or another paper that proves the change, while it is not submitted. */
export async function bringPlatformChangeFile(ctx: Context, id: string, brought: { incoming: Incoming; sniff: Sniff }): Promise<Evidence> {
  const { issuerId } = await ctx.inTransaction(async (tx) => found(await tx.platformChanges.one(id)));
  return bringEvidence(
    ctx,
    { kind: 'platformChange', caseId: id, article },
    {
      ...brought,
      allowed: async (tx) => {
        const one = await handledOne(tx, 'platformChange', found(await tx.platformChanges.locked(id)));
        reached(judge(platformChangeProcedure, changeStanding(ctx, one), { step: 'attach', brought: {} }));
      },
      noted: (tx, { fileHash, size }) =>
        tx.record({
          ...by(ctx, 'clerk'),
          ...{ action: 'bringPlatformChangeFile', article, subject: { kind: 'platformChange', id } },
          parties: { applicantId: ctx.actor.organisationId, issuerId },
          detail: { hash: fileHash, size },
        }),
    },
  );
}

/** A file of a change, for whoever reads the change. */
export async function openPlatformChangeFile(ctx: Context, { id, fileId }: { id: string; fileId: string }) {
  const file = await ctx.inTransaction(async (tx) => openEvidence(tx, found(await tx.platformChanges.one(id)).id, fileId));
  return { file, bytes: await ctx.tools.files.open(file.fileHash) };
}
