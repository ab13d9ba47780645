import { attemptsMissing, missingSentence, type Unreached } from '../../core/draw/attempts.ts';
import { type ReplacementReason, replacementReasons } from '../../core/draw/sample.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { caseInHand } from './case.ts';
import { samplesFrom } from './draw.ts';
import { keepAttempt, type Tried } from './record-attempt.ts';

type Replaced = { reason: ReplacementReason; note: string; attempt?: Tried | undefined };

const work = { role: 'officer', states: ['assessing'], what: '替换样本', article: '附件1' } as const;

/**
 * Replaces a drawn enterprise that cannot be asked by the next of the order, never by choice; the reason is coded and rests on the attempts that
 * were recorded, the last of which may come along as `attempt`; 其他 needs words. Answers the row that came in.
 * Refuses 422 where attempts are missing, and then keeps none.
 */
export async function replaceDrawn(ctx: Context, at: { dossierId: string; rowId: string }, input: Replaced): Promise<{ rowId: string }> {
  if (!replacementReasons.some((one) => one === input.reason))
    badInput('reason', '替换原因', `替换原因只能是${replacementReasons.join('、')}之一`);
  if (input.reason === '其他' && input.note.trim() === '') badInput('note', '替换说明', '替换原因选“其他”的，请写明情况');
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseInHand(tx, ctx, at.dossierId, work);
    const draw = found(await tx.recommendations.draw(at.dossierId));
    const sample = await tx.recommendations.sample(at.dossierId, 'masked');
    const was = found(sample.find((one) => one.rowId === at.rowId));
    if (was.state === 'recorded') notNow('附件1', `“${was.enterprise}”已记录测评结果，不需要替换`);
    if (input.attempt && was.state === 'drawn') await keepAttempt(tx, ctx, { dossier, draw, sample: was }, input.attempt);
    const { scheme } = found(await tx.rounds.round(dossier.roundId));
    await refuseWithoutAttempts(tx, { ...at, rule: ctx.tools.schemes.named(scheme).sample }, input.reason);
    const list = await tx.recommendations.submittedList(at.dossierId, 'masked');
    const taken = samplesFrom(draw, { from: sample.length, count: 1, accountId: ctx.actor.accountId }, list) ?? [];
    const usedUp = `名单 ${draw.drawOrder.length} 家已全部抽完，没有可替换的企业；请在推荐意见中说明`;
    const next = taken[0]?.rowId ?? notNow('附件1', usedUp);
    if (
      !(await tx.recommendations.replaceSample(at, { reason: input.reason, note: input.note.trim(), next, accountId: ctx.actor.accountId }))
    )
      refuse({ kind: 'conflict', message: `“${was.enterprise}”刚被他人替换，请刷新后查看` });
    await tx.surveys.revoke(at, ctx.now);
    await tx.recommendations.addSamples(taken);
    await tx.record({
      ...by(ctx),
      action: 'replaceDrawn',
      article: '附件1',
      subject: { kind: 'dossier', id: at.dossierId },
      parties: dossier,
      detail: { rowId: at.rowId, enterprise: was.enterprise, reason: input.reason, next },
    });
    return { rowId: taken.at(-1)?.rowId ?? next };
  });
}

type Asked = { readonly dossierId: string; readonly rowId: string; readonly rule: Unreached };

async function refuseWithoutAttempts(tx: Transaction, { dossierId, rowId, rule }: Asked, reason: ReplacementReason): Promise<void> {
  const attempts = (await tx.recommendations.attempts(dossierId, 'masked')).filter((one) => one.rowId === rowId);
  const missing = attemptsMissing(reason, attempts, rule);
  if (missing > 0) notNow('附件1', missingSentence(reason, missing, rule));
}
