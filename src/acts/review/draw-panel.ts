import { candidateOf, drawPanel as drawOf, inField, subjectFrom, subjectOfDraw } from '../../core/draw/panel.ts';
import type { Pooled } from '../../core/draw/pool.ts';
import { type CaseParties, casePartiesOf, conflictIn, conflictOf } from '../../core/review/conflicts.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { authorityCase, mustBe, REVIEW } from './authority-case.ts';
import { awayNow } from './away.ts';
import type { PoolLine } from './port.ts';
import type { PanelDrawRecord } from './records.ts';
import { seat } from './seat.ts';

/**
 * Draws a case's panel by field from the frozen pool of its round (第八条（四）), without those whom a conflict removes; the order comes from the round's sealed
 * secret. Where recusals have used up the order, a leader draws a supplement from those who were not in it; from so few that it is no draw, nothing is drawn.
 */
export async function drawPanel(ctx: Context, dossierId: string): Promise<PanelDrawRecord> {
  return ctx.inTransaction(async (tx) => {
    const { roles } = ctx.actor;
    const dossier = await authorityCase(tx, ctx, dossierId, roles.includes('officer') ? 'officer' : 'leader');
    mustBe(dossier, 'admitted', '抽取专家');
    const before = await tx.reviews.draws(dossierId);
    if (before.length === 0 && !roles.includes('officer')) refuse({ kind: 'notAllowed' });
    // Locked: a change of the pool at this moment would leave the draw with the one before.
    const round = found(await tx.rounds.lockedRound(dossier.roundId));
    if (round.revealedSecret !== null) notNow(REVIEW, revealed);
    const registered = await tx.asSystem((system) => system.reviews.pool());
    const seats = await tx.reviews.seats(dossierId);
    const wanted = round.panelSize - seats.filter((seat) => seat.state === 'seated').length;
    if (wanted <= 0) refuse({ kind: 'conflict', message: `专家组 ${round.panelSize} 人已经抽齐，需要更换的请办理回避` });
    if (before.length > 0 && !roles.includes('leader')) notNow(REVIEW, '专家组已经抽取，抽取顺序用完后的补充抽取由分管领导办理');
    // Read once: who is refused for being away and who is passed over are the same.
    const away = await tx.asSystem((system) => awayNow(system, ctx, round.reviewBy));
    const draw = await drawn(tx, ctx, { dossier, round, registered, before, wanted, away });
    await tx.asSystem(async (system) => {
      await system.reviews.addDraw(draw);
      await seat(system, ctx, { dossier, order: draw.drawOrder, wanted: draw.seats, from: seats.length, away });
    });
    await tx.record({
      ...by(ctx),
      action: 'drawPanel',
      article: REVIEW,
      subject: { kind: 'dossier', id: dossierId },
      parties: { issuerId: dossier.issuerId },
      detail: {
        ...{ n: draw.n, listHash: draw.listHash, pool: draw.poolVersion },
        ...{ candidates: draw.candidates.length, excluded: draw.excluded.length, seated: draw.seats },
      },
    });
    return draw;
  });
}

/** Rounds that were revealed while their cases waited, as was usual once: what is left of them is no draw (docs/decisions/0039). */
const revealed =
  '本年度抽样密钥已经公开，此后的抽取可以预知，不能再抽取专家组。请商申报单位撤回申报，在下一次年度工作中重新申报，已填写的内容可以带入';

type Lot = {
  dossier: Dossier;
  round: Round;
  /** The pool as it is kept now, which may have gone on since the round's was frozen. */
  registered: readonly PoolLine[];
  before: readonly PanelDrawRecord[];
  wanted: number;
  away: ReadonlySet<string>;
};

async function drawn(tx: Transaction, ctx: Context, { dossier, round, registered, before, wanted, away }: Lot): Promise<PanelDrawRecord> {
  const content = await tx.dossiers.content(dossier.id, 'masked');
  const functions = Array.isArray(content.values.functions) ? content.values.functions.map(String) : [];
  const parties = casePartiesOf(found(await tx.directory.organisation(dossier.applicantId)).name, content);
  const pool = found(await tx.pools.newest(round.id));
  const fresh = pool.experts.filter((one) => inField(one, functions) && !before.some(({ drawOrder }) => drawOrder.includes(one.accountId)));
  const judged = fresh.map((expert) => ({ expert, conflict: conflictIn(expert, parties) }));
  const candidates = judged.flatMap(({ expert, conflict }) => (conflict === null ? [expert] : []));
  const excluded = judged.flatMap(({ expert, conflict }) =>
    conflict === null ? [] : [{ id: expert.accountId, name: expert.name, ...conflict }],
  );
  refuseOvertaken({ candidates, registered, parties });
  refuseAway({ candidates, wanted, away });
  const n = before.length + 1;
  if (n > 1) refuseChosen(candidates.length, wanted, ctx.tools.schemes.named(round.scheme).panel);
  const subject = subjectOfDraw(dossier.number ?? dossier.id, n);
  const secret = await tx.rounds.secretOf(round.id);
  // A case that was drawn for before pools were frozen goes on by names and accounts: one case, one form.
  const listed = before.some(({ poolVersion }) => poolVersion === null)
    ? { subject, candidates: candidates.map(({ accountId, name }) => ({ id: accountId, name })), idOf: (id: string) => id }
    : {
        subject: subjectFrom(subject, { n: round.panelSize, functions, poolHash: pool.hash }),
        candidates: candidates.map(candidateOf),
        idOf: accountIn(candidates),
      };
  const input = { subject: listed.subject, candidates: listed.candidates, committedOn: round.committedOn, secret, n: wanted };
  const panel = drawOf(input, ctx.tools.digest);
  if (!panel.ok) return notNow(REVIEW, panel.message);
  return {
    ...{ dossierId: dossier.id, n, issuerId: dossier.issuerId, subject, seats: wanted, excluded, poolVersion: pool.version, functions },
    candidates: candidates.map(({ accountId, name }) => ({ id: accountId, name })),
    ...{ drawOrder: panel.order.map(listed.idOf), listHash: panel.listHash, drawnBy: ctx.actor.accountId, drawnAt: ctx.now },
  };
}

const accountIn =
  (candidates: readonly Pooled[]) =>
  (id: string): string =>
    candidates.find(({ number }) => number === id)?.accountId ?? '';

/** Who alone is left is chosen, not drawn: a supplement takes as many as a panel has at least, and so many times its seats. */
function refuseChosen(candidates: number, wanted: number, { atLeast, supplementTimes }: Scheme['panel']): void {
  const least = Math.max(atLeast, wanted * supplementTimes);
  if (candidates < least)
    notNow(
      REVIEW,
      `补充抽取 ${wanted} 人，候选专家应不少于 ${least} 人，现有 ${candidates} 人：人太少等于指定。请先办理本年度专家库的变更，再由分管领导抽取`,
    );
}

type Wanted = { readonly candidates: readonly Pooled[]; readonly wanted: number; readonly away: ReadonlySet<string> };

/** Who can't take part keeps the place in the order; where too few are left to sit, nothing is drawn. */
function refuseAway({ candidates, wanted, away }: Wanted): void {
  const out = candidates.filter(({ accountId }) => away.has(accountId)).length;
  if (out > 0 && candidates.length - out < wanted)
    notNow(
      REVIEW,
      `可抽专家 ${candidates.length} 人，其中 ${out} 人登记本次不能参加，不足 ${wanted} 人。请与专家核实日期，或者办理本年度专家库的变更后再抽取`,
    );
}

type Overtaken = { readonly candidates: readonly Pooled[]; readonly registered: readonly PoolLine[]; readonly parties: CaseParties };

/**
 * Whom the kept pool knows otherwise by now so that it matters here: stopped, or of a unit that is a party. Nobody is left out and nobody let in by one
 * person's word; the round's pool is changed first, by two.
 */
function refuseOvertaken({ candidates, registered, parties }: Overtaken): void {
  const known = new Map(registered.map((one) => [one.accountId, one]));
  const said = candidates.flatMap(({ accountId, name }) => {
    const now = known.get(accountId);
    if (!now?.active) return [`“${name}”已停用`];
    const conflict = conflictOf(now, parties);
    return conflict === null ? [] : [`“${name}”现登记的${conflict}`];
  });
  if (said.length > 0) notNow(REVIEW, `${said.join('；')}；本年度专家库冻结时不是这样。请先办理本年度专家库的变更，由分管领导决定后再抽取`);
}
