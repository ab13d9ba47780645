import { chineseDay } from '../../core/calendar/day.ts';
import { bundleOf, type DrawBundle } from '../../core/draw/bundle.ts';
import { type DrawInput, drawOrder } from '../../core/draw/draw.ts';
import { noEnterpriseReason, passingOver, type ReplacementReason } from '../../core/draw/sample.ts';
import { drawListOf } from '../../core/draw/stratify.ts';
import { noEnterprise, noNameWords } from '../../core/identifiers/no-name.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { by, type Context, type Transaction, type World } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { caseInHand } from './case.ts';
import type { ListedRow } from './port.ts';
import type { Draw, Sample } from './records.ts';

const ARTICLE = '附件1';

/**
 * Draws the enterprises to be asked (annex 1): the order follows from the round's sealed secret and the submitted list, the size was fixed with
 * the round. Once only: a second draw is refused, so that nobody draws until it pleases.
 */
export async function drawSample(ctx: Context, dossierId: string): Promise<Draw> {
  return ctx.inTransaction(async (tx) => {
    const work = { role: 'officer', states: ['assessing'], what: '抽取样本', article: ARTICLE } as const;
    const dossier = await caseInHand(tx, ctx, dossierId, work);
    const round = found(await tx.rounds.round(dossier.roundId));
    const list = await tx.recommendations.submittedList(dossierId, 'masked');
    await refuseDraw(tx, { dossier, round, list });
    const input = inputOf(dossier, {
      scheme: ctx.tools.schemes.named(round.scheme),
      round,
      list,
      secret: await tx.rounds.secretOf(round.id),
    });
    const { listHash, order } = drawOrder(input, ctx.tools.digest);
    if (listHash !== dossier.listHash) throw new Error(`the list of dossier ${dossierId} is not the one that was submitted`);
    const draw: Draw = {
      dossierId,
      n: input.n,
      listHash,
      drawOrder: [...order],
      drawnBy: ctx.actor.accountId,
      drawnAt: ctx.now,
    };
    await tx.recommendations.addDraw(draw);
    const samples =
      samplesFrom(draw, { from: 0, count: draw.n, accountId: ctx.actor.accountId }, list) ??
      notNow(ARTICLE, `附件5名单中名称是企业的不足 ${draw.n} 家，无法抽样；“某某”“XX”“同上”一类的不抽。请退回申报单位补正名单`);
    await tx.recommendations.addSamples(samples);
    const passedOver = samples.filter((one) => one.state === 'replaced').map((one) => one.rowId);
    await tx.record({
      ...by(ctx),
      action: 'draw',
      article: ARTICLE,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { n: draw.n, of: list.length, listHash, sample: order.slice(0, draw.n), ...(passedOver.length > 0 ? { passedOver } : {}) },
    });
    return draw;
  });
}

type Drawing = { dossier: Dossier; round: Round; list: readonly ListedRow[] };

async function refuseDraw(tx: Transaction, { dossier, round, list }: Drawing): Promise<void> {
  if (await tx.recommendations.draw(dossier.id))
    refuse({ kind: 'conflict', message: '本申报已抽取样本，不能重新抽取；联系不上的请按顺序替换' });
  if (round.revealedSecret !== null) notNow(ARTICLE, `本年度抽样密钥已于${chineseDay(round.revealedOn)}公开，不能再抽取样本`);
  if (list.length < round.sampleSize) notNow(ARTICLE, `附件5名单 ${list.length} 家，少于应抽取的 ${round.sampleSize} 家，无法抽样`);
}

type Parts = { scheme: Scheme; round: Round; list: readonly ListedRow[]; secret: string };

/** What the draw of a case is computed from. */
export const inputOf = (dossier: Dossier, { scheme, round, list, secret }: Parts): DrawInput => ({
  ...drawListOf({ dossierNumber: dossier.number ?? '', committedOn: round.committedOn, rows: list }, scheme.sample.stratify),
  secret,
  n: round.sampleSize,
});

type Taking = { readonly from: number; readonly count: number; readonly accountId: string };

/** The next of a draw's order as rows of the sample; what names no enterprise is passed over with its reason. Null where the order is used up. */
export function samplesFrom(
  { dossierId, drawOrder }: Pick<Draw, 'dossierId' | 'drawOrder'>,
  { from, count, accountId }: Taking,
  list: readonly ListedRow[],
): Sample[] | null {
  const names = new Map(list.map(({ id, enterprise }) => [id, enterprise]));
  const rows = passingOver(drawOrder, { from, count }, (rowId) => noEnterprise(names.get(rowId) ?? '') !== null);
  return (
    rows?.map(({ rowId, by: next }, index): Sample => {
      const row = drawn({ dossierId, rowId, position: from + index + 1 }, list);
      const why = noEnterprise(row.enterprise);
      if (next === null || why === null) return row;
      const note = `“${row.enterprise.slice(0, 40)}”${noNameWords[why]}，不是企业，不抽取`;
      return { ...row, state: 'replaced', replacedReason: noEnterpriseReason, replacedWith: next, replacedBy: accountId, note };
    }) ?? null
  );
}

/** A drawn row that waits for its interview. */
const drawn = (at: Pick<Sample, 'dossierId' | 'rowId' | 'position'>, list: readonly ListedRow[]): Sample => ({
  ...at,
  enterprise: list.find((row) => row.id === at.rowId)?.enterprise ?? '',
  state: 'drawn',
  replacedReason: null,
  replacedWith: null,
  replacedBy: null,
  method: null,
  interviewee: null,
  intervieweePosition: null,
  mobile: null,
  service: null,
  satisfied: null,
  denied: false,
  note: null,
  recordedBy: null,
  recordedAt: null,
  version: 1,
});

/** The file from which anybody recomputes one draw; only after the round's secret is out. Nothing personal is in it. */
export async function drawBundle(ctx: Context, dossierId: string): Promise<{ bundle: DrawBundle; number: string }> {
  return ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    const draw = found(await tx.recommendations.draw(dossierId));
    const bundle =
      (await bundleIn(tx, ctx, { dossier, draw })) ??
      notNow(ARTICLE, '本年度抽样密钥尚未公开，推荐工作结束后由认定部门公开，届时可下载核验文件');
    await tx.record({
      ...by(ctx),
      action: 'exportDraw',
      article: ARTICLE,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
    });
    return { bundle, number: dossier.number ?? dossier.id };
  });
}

/** The same within a transaction; null as long as the secret is not out. */
export async function bundleIn(
  tx: Transaction,
  { tools }: World,
  { dossier, draw }: { dossier: Dossier; draw: Draw },
): Promise<DrawBundle | null> {
  const round = found(await tx.rounds.round(dossier.roundId));
  if (round.revealedSecret === null) return null;
  const list = await tx.recommendations.submittedList(dossier.id, 'masked');
  const input = inputOf(dossier, { scheme: tools.schemes.named(round.scheme), round, list, secret: round.revealedSecret });
  return bundleOf({ ...input, n: draw.n }, replacementsOf(await tx.recommendations.sample(dossier.id, 'masked')), tools.digest);
}

/** Replacements in the order in which they happened: the order of those who came in. */
function replacementsOf(sample: readonly Sample[]): { rowId: string; reason: ReplacementReason }[] {
  const place = (rowId: string | null) => sample.find((one) => one.rowId === rowId)?.position ?? 0;
  return sample
    .filter((one) => one.state === 'replaced')
    .toSorted((a, b) => place(a.replacedWith) - place(b.replacedWith))
    .map((one) => ({ rowId: one.rowId, reason: one.replacedReason as ReplacementReason }));
}
