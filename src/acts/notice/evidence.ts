import { objectionProcedure } from '../../core/procedure/objection.ts';
import { bySystem, type Context, type World } from '../context.ts';
import { disclose } from '../disclosure/disclose.ts';
import type { Incoming, Sniff } from '../files/arrival.ts';
import { bringEvidence, openEvidence } from '../files/evidence.ts';
import type { Receipt } from '../receipt.ts';
import { found, notNow } from '../refusal.ts';
import { heldObjection } from './object.ts';

const { article } = objectionProcedure;

/** Whoever objected adds a file of evidence, until what was found of it is decided upon. */
export async function bringObjectionEvidence(world: World, held: Receipt, brought: { incoming: Incoming; sniff: Sniff }): Promise<void> {
  const { id: caseId, issuerId } = await heldObjection(world, held);
  await bringEvidence(
    world,
    { kind: 'objection', caseId, article },
    {
      ...brought,
      async allowed(tx) {
        const { state } = found(await tx.notices.objection(caseId));
        if (state !== 'open' && state !== 'accepted')
          notNow(article, '这件异议已经查证完毕，不再接收证据文件；还有新证据的，请按公示所载地址寄送，写明查询号');
      },
      noted: (tx, { fileHash, size }) =>
        tx.record({
          ...bySystem(world),
          ...{ action: 'bringObjectionEvidence', article, subject: { kind: 'objection', id: caseId }, parties: { issuerId } },
          detail: { hash: fileHash, size },
        }),
    },
  );
}

/** A file of whoever objected, for the one who verifies it: it may tell who that is, so it takes a purpose and stands in the journal. */
export const openObjectionEvidence = (ctx: Context, { id, fileId, purpose }: { id: string; fileId: string; purpose: string }) =>
  ctx.inTransaction(async (tx) => {
    const one = found(await tx.notices.objection(id));
    if (one.handlerId !== ctx.actor.accountId)
      notNow(article, '证据文件可能看得出是谁提出，只由经办这一件的人打开；需要由您办理的，请先接手');
    const file = await openEvidence(tx, one.id, fileId);
    await disclose(tx, ctx, {
      ...{ action: 'openObjectionEvidence', article, subject: { kind: 'objection', id }, parties: { issuerId: one.issuerId } },
      ...{ what: '异议的证据文件', purpose, personal: 1 },
    });
    return file;
  });
