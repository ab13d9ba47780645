import { scoreFaults } from '../../core/review/scores.ts';
import type { RubricLine } from '../../core/scheme/round.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { mustBe, REVIEW } from './authority-case.ts';
import type { Review } from './records.ts';

type Draft = { dossierId: string; scores: Record<string, string>; opinion: string; version: number };

/** Saves one's own scores and opinion as far as they are; unfinished is no fault, signed is final. Answers the new version. */
export async function saveReview(ctx: Context, input: Draft): Promise<{ version: number }> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await ownCase(tx, ctx, input.dossierId);
    const accountId = ctx.actor.accountId;
    const { issuerId } = dossier;
    const { dossierId, scores, opinion, version } = input;
    const known = (await rubricOf(tx, dossier)).map((line) => line.key);
    const kept = Object.fromEntries(Object.entries(scores).filter(([key]) => known.includes(key)));
    if (!(await tx.reviews.saveReview({ dossierId, accountId, issuerId, scores: kept, opinion }, version)))
      await stale(tx, input, accountId);
    return { version: version + 1 };
  });
}

/** Signs one's own review: every criterion scored within full marks, an opinion written. From here on the others' signed ones are visible. */
export async function signReview(
  ctx: Context,
  input: { dossierId: string; version?: number | undefined },
): Promise<{ review: Review; rubric: RubricLine[] }> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await ownCase(tx, ctx, input.dossierId);
    const accountId = ctx.actor.accountId;
    const review = await tx.reviews.review(dossier.id, accountId);
    if (review === null) return notNow('第八条（四）', '尚未评分，不能签署，请先评分');
    const rubric = await rubricOf(tx, dossier);
    const faults = scoreFaults(rubric, review.scores).map((fault) => fault.message);
    const reasons = [...faults, ...(review.opinion.trim() === '' ? ['尚未填写评审意见（附件1）'] : [])];
    if (reasons.length > 0) notNow('第八条（四）', ...reasons);
    const version = input.version ?? review.version;
    if (!(await tx.reviews.signReview({ dossierId: dossier.id, accountId, version }, ctx.now)))
      await stale(tx, { dossierId: dossier.id }, accountId);
    await tx.record({
      ...by(ctx),
      action: 'signReview',
      article: '第八条（四）',
      subject: { kind: 'dossier', id: dossier.id },
      parties: { issuerId: dossier.issuerId },
      detail: { version },
    });
    return { review: { ...review, signedAt: ctx.now }, rubric };
  });
}

/** The case on whose panel the actor sits, while it is being reviewed; held until the end, so that nobody sends the expert away meanwhile. */
async function ownCase(tx: Transaction, ctx: Context, dossierId: string): Promise<Dossier> {
  await tx.asSystem((system) => system.dossiers.locked(dossierId));
  const seat = found((await tx.reviews.seats(dossierId)).find(({ accountId }) => accountId === ctx.actor.accountId));
  if (seat.state !== 'seated') refuse({ kind: 'conflict', message: LEFT });
  if (seat.acceptedAt === null) notNow(REVIEW, UNDECLARED);
  const dossier = found(await tx.dossiers.dossier(dossierId));
  mustBe(dossier, 'admitted', '评审');
  return dossier;
}

const UNDECLARED = '请先在“我的评审”中申明有无利害关系，参加评审后才能看到申报、评分';
const LEFT = '您已回避这件申报，不用再评审；此前填写的保留在案';

const rubricOf = async (tx: Transaction, dossier: Dossier) => found(await tx.rounds.round(dossier.roundId)).rubric;

async function stale(tx: Transaction, { dossierId }: { dossierId: string }, accountId: string): Promise<never> {
  const current = await tx.reviews.review(dossierId, accountId);
  const message = current?.signedAt ? '评审意见已签署，不能再改' : '您在另一窗口改过这份评审，请核对最新内容后再保存；您填写的内容没有丢失';
  return refuse({
    kind: 'conflict',
    message,
    version: current?.version ?? 0,
    current: current ? { scores: current.scores, opinion: current.opinion } : null,
  });
}
