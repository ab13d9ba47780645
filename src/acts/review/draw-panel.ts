import { drawPanel as drawOf } from '../../core/draw/panel.ts';
import { casePartiesOf, conflictOf } from '../../core/review/conflicts.ts';
import type { Round } from '../../core/scheme/round.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { authorityCase, mustBe, REVIEW } from './authority-case.ts';
import { listExperts } from './experts.ts';
import type { PoolLine } from './port.ts';
import type { PanelDrawRecord } from './records.ts';
import { seat } from './seat.ts';

/**
 * Draws a case's panel by field from the pool (第八条（四）), without those whom a conflict removes; the order comes from the round's sealed secret.
 * Where recusals have used up the order, a leader draws a supplement from those who were not in it; from so few that it is no draw, nothing is drawn.
 */
export async function drawPanel(ctx: Context, dossierId: string): Promise<PanelDrawRecord> {
  const pool = await listExperts(ctx);
  return ctx.inTransaction(async (tx) => {
    const { roles } = ctx.actor;
    const dossier = await authorityCase(tx, ctx, dossierId, roles.includes('officer') ? 'officer' : 'leader');
    mustBe(dossier, 'admitted', '抽取专家');
    const before = await tx.reviews.draws(dossierId);
    if (before.length === 0 && !roles.includes('officer')) refuse({ kind: 'notAllowed' });
    const round = found(await tx.rounds.round(dossier.roundId));
    const seats = await tx.reviews.seats(dossierId);
    const wanted = round.panelSize - seats.filter((seat) => seat.state === 'seated').length;
    if (wanted <= 0) refuse({ kind: 'conflict', message: `专家组 ${round.panelSize} 人已经抽齐，需要更换的请办理回避` });
    if (before.length > 0 && !roles.includes('leader')) notNow(REVIEW, '专家组已经抽取，抽取顺序用完后的补充抽取由分管领导办理');
    const fresh = pool.filter((expert) => !before.some((draw) => draw.drawOrder.includes(expert.accountId)));
    const draw = await drawn(tx, ctx, { dossier, round, pool: fresh, n: before.length + 1, wanted });
    await tx.asSystem(async (system) => {
      await system.reviews.addDraw(draw);
      await seat(system, ctx, { dossier, ids: draw.drawOrder.slice(0, draw.seats), from: seats.length });
    });
    await tx.record({
      ...by(ctx),
      action: 'drawPanel',
      article: REVIEW,
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
  if (n > 1) refuseChosen(candidates.length, { wanted, atLeast: ctx.tools.schemes.named(round.scheme).panel.atLeast });
  const subject = n === 1 ? (dossier.number ?? dossier.id) : `${dossier.number ?? dossier.id}#${n}`;
  const secret = await tx.rounds.secretOf(round.id);
  const panel = drawOf({ subject, committedOn: round.committedOn, secret, candidates, n: wanted }, ctx.tools.digest);
  if (!panel.ok) return notNow(REVIEW, panel.message);
  const record = { dossierId: dossier.id, n, issuerId: dossier.issuerId, subject, seats: wanted, candidates, excluded };
  return { ...record, drawOrder: [...panel.order], listHash: panel.listHash, drawnBy: ctx.actor.accountId, drawnAt: ctx.now };
}

/** Who alone is left is chosen, not drawn: a supplement takes as many as a panel has at least, and twice as many as seats. */
function refuseChosen(candidates: number, { wanted, atLeast }: { wanted: number; atLeast: number }): void {
  const least = Math.max(atLeast, wanted * 2);
  if (candidates < least)
    notNow(
      REVIEW,
      `补充抽取 ${wanted} 人，候选专家应不少于 ${least} 人，现有 ${candidates} 人：人太少等于指定。请先按程序补充专家库，再由分管领导抽取`,
    );
}

/** Active experts of one of the functions that the case applies for; all of them where it names none. */
function inField(pool: readonly PoolLine[], functions: unknown): PoolLine[] {
  const wanted = Array.isArray(functions) ? functions.map(String) : [];
  return pool.filter((expert) => expert.active && (wanted.length === 0 || expert.fields.some((field) => wanted.includes(field))));
}
