import type { Context, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import type { PanelSeat } from './records.ts';

/** Seats experts in the order of the draw and tells each of the task. */
export async function seat(
  tx: Transaction,
  ctx: Context,
  input: { dossier: Dossier; ids: readonly string[]; from: number },
): Promise<void> {
  const { dossier, ids, from } = input;
  const seats = ids.map(
    (accountId, i): PanelSeat => ({
      dossierId: dossier.id,
      accountId,
      issuerId: dossier.issuerId,
      position: from + i + 1,
      state: 'seated',
      reason: null,
      seatedAt: ctx.now,
      signedAt: null,
    }),
  );
  if (seats.length > 0) await tx.reviews.addSeats(seats);
  for (const accountId of ids)
    await tx.post({
      key: `${dossier.id}:panel:${accountId}`,
      to: { accountId },
      subject: `评审任务：${dossier.number ?? '申报'}`,
      body: `您被随机抽取为申报 ${dossier.number ?? ''} 的评审专家（第八条（四））。如与申报单位有利害关系，请先申请回避；否则请评分、写明意见并签署。`,
      link: `/app/reviews/${dossier.id}`,
    });
}
