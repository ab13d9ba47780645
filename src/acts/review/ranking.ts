import { type Offer, offers } from '../../core/procedure/offers.ts';
import { ranked, summaryOf, totalOf } from '../../core/review/scores.ts';
import type { RankingLine, Round } from '../../core/scheme/round.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { standingOf } from '../dossier/facts.ts';
import type { DossierLine } from '../dossier/port.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';

export type RankingInput = { dossierId: string; proposed: boolean; note: string };
/** `version`: the order's, as it was read. */
type Fixing = { version: number; lines: readonly RankingInput[] };

/**
 * The officer fixes the round's order (第八条（四）): by mean score, ties as the officer puts them, and who is to be proposed. Every reviewed case
 * stands in it; what a leader has already signed keeps its line. Refuses 409 where another fixed it, or gave it back, since it was read.
 */
export async function fixRanking(
  ctx: Context,
  roundId: string,
  { version, lines }: Fixing,
): Promise<{ ranking: RankingLine[]; version: number }> {
  return ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.lockedRound(roundId));
    if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    refuseUnread(round, version);
    const reviewed = await tx.dossiers.lines({ roundId, states: ['reviewed'] });
    checkLines(lines, reviewed);
    const scored: Omit<RankingLine, 'position'>[] = [];
    for (const line of lines) scored.push({ ...line, score: await scoreOf(tx, round, line.dossierId) });
    const settled = (round.ranking ?? []).filter((old) => !reviewed.some((one) => one.id === old.dossierId));
    const ranking = ranked([...settled, ...scored]);
    await tx.rounds.fixRanking(round, ranking, ctx.actor.accountId, ctx.now);
    await tx.post({
      key: `${roundId}:ranking:${ctx.now}`,
      to: { organisationId: round.issuerId, role: 'leader' },
      subject: `${round.year}年度评审排序已确定，请签发拟认定名单`,
      body: `经办人已确定评审排序，列入拟认定名单 ${ranking.filter((line) => line.proposed).length} 家，请逐家签发（第八条（四））。`,
      link: `/app/rounds/${roundId}/ranking`,
    });
    await tx.record({
      ...by(ctx),
      action: 'fixRanking',
      article: '第八条（四）',
      subject: { kind: 'round', id: roundId },
      parties: { issuerId: round.issuerId },
      detail: { ranking },
    });
    return { ranking, version: version + 1 };
  });
}

/** An order is fixed over the one that was read, and that one is given back: nobody writes over a colleague's choice unasked. */
function refuseUnread(round: Round, version: number): void {
  if (round.rankingVersion !== version)
    refuse({ kind: 'conflict', message: '排序在您打开之后有改动，没有办理。请刷新，看过最新排序后再办理', version: round.rankingVersion });
}

/**
 * A leader who will not sign gives the order back to the officers with a word (第八条（四）): nobody is proposed or passed over by it until it is fixed anew; what
 * was signed before stands. Throws Refused: nothing fixed, nothing left to sign, given back already, or fixed anew since it was read.
 */
export async function giveRankingBack(
  ctx: Context,
  roundId: string,
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  return ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.lockedRound(roundId));
    const { actor } = ctx;
    if (round.issuerId !== actor.organisationId || !actor.roles.includes('leader')) refuse({ kind: 'notAllowed' });
    if (round.ranking === null) notNow('第八条（四）', '排序尚未确定，没有可以退回的');
    if (round.rankingGivenBackReason !== null) notNow('第八条（四）', `排序已退回经办人：${round.rankingGivenBackReason}`);
    refuseUnread(round, version);
    if ((await tx.dossiers.lines({ roundId, states: ['reviewed'] })).length === 0) notNow('第八条（四）', '排序中的申报都已签发，不用退回');
    await tx.rounds.giveRankingBack(round, actor.accountId, reason);
    await tx.post({
      key: `${roundId}:rankingBack:${ctx.now}`,
      to: { organisationId: round.issuerId, role: 'officer' },
      subject: `${round.year}年度评审排序由领导退回`,
      body: `${actor.name}退回：${reason}。请重新确定排序，再送签发（第八条（四））。`,
      link: `/app/rounds/${roundId}/ranking`,
    });
    await tx.record({
      ...by(ctx, 'leader'),
      action: 'giveBackRanking',
      article: '第八条（四）',
      subject: { kind: 'round', id: roundId },
      parties: { issuerId: round.issuerId },
      detail: { reason },
    });
  });
}

function checkLines(lines: readonly RankingInput[], reviewed: readonly DossierLine[]): void {
  if (reviewed.length === 0) notNow('第八条（四）', '没有“已评审”的申报，尚不能排序，请先结束评审');
  const given = lines.map((line) => line.dossierId);
  const missing = reviewed.filter((one) => !given.includes(one.id));
  if (missing.length > 0) badInput('lines', '第八条（四）', `请补齐排序，还缺：${missing.map((one) => one.applicantName).join('、')}`);
  const strange = given.filter((id, i) => !reviewed.some((one) => one.id === id) || given.indexOf(id) !== i);
  if (strange.length > 0) badInput('lines', '第八条（四）', `排序中有 ${strange.length} 件重复，或不是本年度“已评审”的申报，请刷新后重排`);
}

/** The mean of the signed totals of those who sit, to two decimals. */
export async function scoreOf(tx: Transaction, round: Round, dossierId: string): Promise<string> {
  const seated = (await tx.reviews.seats(dossierId)).filter((seat) => seat.state === 'seated').map((seat) => seat.accountId);
  const reviews = (await tx.reviews.reviews(dossierId)).filter((review) => review.signedAt !== null && seated.includes(review.accountId));
  return summaryOf(reviews.map((review) => totalOf(round.rubric, review.scores)))?.mean ?? '0.00';
}

export type RankableLine = DossierLine & { score: string; line: RankingLine | null; offers: Offer[] };

/** What is to be ranked: every reviewed case of the round with its mean score, and the line that was fixed for it before; `version`: the order's. */
export async function rankable(ctx: Context, roundId: string): Promise<{ version: number; lines: RankableLine[] }> {
  return ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    const dossiers = await tx.dossiers.lines({ roundId, states: ['reviewed', 'proposed', 'notProposed', 'recognised', 'setAside'] });
    const lineOf = (id: string) => round.ranking?.find((one) => one.dossierId === id) ?? null;
    const lines: RankableLine[] = [];
    for (const dossier of dossiers)
      lines.push({
        ...dossier,
        score: await scoreOf(tx, round, dossier.id),
        line: lineOf(dossier.id),
        offers: offers(dossierProcedure, await standingOf(tx, ctx, dossier)),
      });
    return { version: round.rankingVersion, lines: ranked(lines.toSorted((a, b) => (a.line?.position ?? 0) - (b.line?.position ?? 0))) };
  });
}
