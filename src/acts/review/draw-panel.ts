import { drawPanel as drawOf } from '../../core/draw/panel.ts';
import { casePartiesOf, conflictOf } from '../../core/review/conflicts.ts';
import type { Round } from '../../core/scheme/round.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { authorityCase, mustBe } from './authority-case.ts';
import { listExperts } from './experts.ts';
import type { PoolLine } from './port.ts';
import type { PanelDrawRecord, PanelSeat } from './records.ts';

/**
 * Draws a case's panel by field from the pool (第八条（四）), without those whom a conflict removes; the order comes from the round's sealed secret.
 * Where recusals have used up the order, a supplement is drawn from those who were not in it, for as many seats as there are experts left.
 */
export async function drawPanel(ctx: Context, dossierId: string): Promise<PanelDrawRecord> {
  const pool = await listExperts(ctx);
  return ctx.inTransaction(async (tx) => {
    const dossier = await authorityCase(tx, ctx, dossierId);
    mustBe(dossier, 'admitted', '抽取专家');
    const round = found(await tx.rounds.round(dossier.roundId));
    const before = await tx.reviews.draws(dossierId);
    const seats = await tx.reviews.seats(dossierId);
    const wanted = round.panelSize - seats.filter((seat) => seat.state === 'seated').length;
    if (wanted <= 0) refuse({ kind: 'conflict', message: `专家组 ${round.panelSize} 人已经抽齐，需要更换的请办理回避` });
    const fresh = pool.filter((expert) => !before.some((draw) => draw.drawOrder.includes(expert.accountId)));
    const draw = await drawn(tx, ctx, { dossier, round, pool: fresh, n: before.length + 1, wanted });
    await tx.reviews.addDraw(draw);
    await seat(tx, ctx, { dossier, ids: draw.drawOrder.slice(0, draw.seats), from: seats.length });
    await tx.record({
      ...by(ctx),
      action: 'drawPanel',
      article: '第八条（四）',
      subject: { kind: 'dossier', id: dossierId },
      parties: { issuerId: dossier.issuerId },
      detail: {
        n: draw.n,
        listHash: draw.listHash,
        candidates: draw.candidates.length,
        excluded: draw.excluded.length,
        seated: draw.seats,
      },
    });
    return draw;
  });
}

type Lot = { dossier: Dossier; round: Round; pool: readonly PoolLine[]; n: number; wanted: number };

async function drawn(tx: Transaction, ctx: Context, { dossier, round, pool, n, wanted }: Lot): Promise<PanelDrawRecord> {
  const content = await tx.dossiers.content(dossier.id, 'masked');
  const applicant = found(await tx.directory.organisation(dossier.applicantId));
  const parties = casePartiesOf(applicant.name, content);
  const judged = inField(pool, content.values.functions).map((expert) => ({ expert, reason: conflictOf(expert, parties) }));
  const candidates = judged.flatMap(({ expert, reason }) => (reason === null ? [{ id: expert.accountId, name: expert.name }] : []));
  const excluded = judged.flatMap(({ expert, reason }) => (reason === null ? [] : [{ id: expert.accountId, name: expert.name, reason }]));
  const seats = n === 1 ? wanted : Math.min(wanted, candidates.length);
  const subject = n === 1 ? (dossier.number ?? dossier.id) : `${dossier.number ?? dossier.id}#${n}`;
  const secret = await tx.rounds.secretOf(round.id);
  const panel = drawOf({ subject, committedOn: round.committedOn, secret, candidates, n: Math.max(1, seats) }, ctx.tools.digest);
  if (!panel.ok) return notNow('第八条（四）', panel.message);
  const record = { dossierId: dossier.id, n, issuerId: dossier.issuerId, subject, seats, candidates, excluded };
  return { ...record, drawOrder: [...panel.order], listHash: panel.listHash, drawnBy: ctx.actor.accountId, drawnAt: ctx.now };
}

/** Active experts of one of the functions that the case applies for; all of them where it names none. */
function inField(pool: readonly PoolLine[], functions: unknown): PoolLine[] {
  const wanted = Array.isArray(functions) ? functions.map(String) : [];
  return pool.filter((expert) => expert.active && (wanted.length === 0 || expert.fields.some((field) => wanted.includes(field))));
}

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
