import type { Context, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import type { PanelSeat } from './records.ts';

type Seating = {
  readonly dossier: Dossier;
  readonly order: readonly string[];
  readonly wanted: number;
  readonly from: number;
  readonly away: ReadonlySet<string>;
};

/**
 * Seats as many experts as are wanted by what is left of the order of the draw, and tells each of the task. Who can't take part is passed over and stands
 * there as such. With the system's eyes; answers who came.
 */
export async function seat(tx: Transaction, ctx: Context, { dossier, order, wanted, from, away }: Seating): Promise<string[]> {
  const seats: PanelSeat[] = [];
  for (const accountId of order) {
    if (seats.filter(({ state }) => state === 'seated').length === wanted) break;
    seats.push({
      ...{ dossierId: dossier.id, accountId, issuerId: dossier.issuerId, position: from + seats.length + 1 },
      ...{ state: away.has(accountId) ? 'away' : 'seated', reason: null, seatedAt: ctx.now, acceptedAt: null, signedAt: null },
    });
  }
  if (seats.length > 0) await tx.reviews.addSeats(seats);
  const seated = seats.filter(({ state }) => state === 'seated').map(({ accountId }) => accountId);
  for (const accountId of seated)
    await tx.post({
      key: `${dossier.id}:panel:${accountId}`,
      to: { accountId },
      subject: `评审任务：${dossier.number ?? '申报'}`,
      body: `您被随机抽取为申报 ${dossier.number ?? ''} 的评审专家（第八条（四））。请先申明有无利害关系、能否参加，再评分、写明意见并签署。`,
      link: `/app/reviews/${dossier.id}`,
    });
  return seated;
}
