import { recommendation as fields, lowReason } from '../../core/annexes/annex1.ts';
import { faultsOf } from '../../core/annexes/read.ts';
import { own } from '../../core/text/own.ts';
import { quotaUsedUp } from '../../core/workflow/needs.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';
import { refuse } from '../refusal.ts';
import { caseInHand } from './case.ts';
import type { Recommendation } from './records.ts';

type Texts = Pick<Recommendation, 'influence' | 'demonstration' | 'opinion' | 'lowReason'>;
/** Without a `lowReason` the one that stands is kept. */
type Written = Omit<Texts, 'lowReason'> & { lowReason?: string | undefined; version: number };

/**
 * Keeps what an officer writes into annex 1; saving needs no completeness, signing does. `version` is the one that was read, 0 before the
 * first. Whatever changes is unsigned again.
 */
export async function prepareRecommendation(ctx: Context, dossierId: string, input: Written): Promise<Recommendation> {
  const { version, ...written } = input;
  return ctx.inTransaction(async (tx) => {
    const work = { role: 'officer', states: ['assessing'], what: '填写推荐表', article: '第八条（三）' } as const;
    const dossier = await caseInHand(tx, ctx, dossierId, work);
    const standing = await tx.recommendations.recommendation(dossierId);
    const texts: Texts = { ...written, lowReason: written.lowReason ?? standing?.lowReason ?? '' };
    checkTexts(texts);
    const prepared = {
      dossierId,
      ...texts,
      preparedBy: ctx.actor.accountId,
      preparedAt: ctx.now,
      givenBackBy: null,
      givenBackAt: null,
      givenBackReason: null,
    };
    if (!(await tx.recommendations.prepare(prepared, version))) {
      const current = await tx.recommendations.recommendation(dossierId);
      refuse({
        kind: 'conflict',
        message: '推荐表刚被他人修改，请核对最新内容后再保存；您填写的内容没有丢失',
        version: current?.version ?? 0,
        current,
      });
    }
    await tx.record({
      ...by(ctx),
      action: 'prepareRecommendation',
      article: '第八条（三）',
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { version: version + 1 },
    });
    return { ...prepared, signedBy: null, signedAt: null, version: version + 1 };
  });
}

function checkTexts(texts: Texts): void {
  const faults = Object.entries({ ...fields, lowReason }).flatMap(([key, field]) =>
    faultsOf(field, own(texts, key) ?? '').map(({ rule, message }) => ({ path: key, rule, message })),
  );
  if (faults.length > 0) refuse({ kind: 'badInput', faults });
}

/** The recommendation and the assessment as the leader read them: its version, and how often interviews, answers and the record of the visit were changed. */
type Read = { recommendation: number; sample: number };
type Signing = { version?: number | undefined; read: Read };

/** How often the interviews were changed; the rows of a replacement count too. */
export const revisionOf = (sample: readonly { version: number }[]): number => sample.reduce((sum, { version }) => sum + version, 0);

/** Nobody signs a text that was changed after it was read. */
async function refuseUnread(tx: Transaction, dossierId: string, read: Read): Promise<void> {
  const current = (await tx.recommendations.recommendation(dossierId))?.version ?? 0;
  if (current !== read.recommendation)
    refuse({ kind: 'conflict', message: '推荐表在您打开之后有改动，没有签发。请看过最新内容再签', version: current });
  const sample = revisionOf(await tx.recommendations.sample(dossierId, 'masked')) + (await tx.judgings.revision(dossierId));
  if (sample !== read.sample)
    refuse({ kind: 'conflict', message: '测评记录或条件结论在您打开之后有改动，没有签发。请看过最新内容再签', version: sample });
}

/** The counter that puts in order what is signed within a quota, and the quota itself. */
export const recommendingIn = (roundId: string, recommenderId: string): string => `recommend:${roundId}:${recommenderId}`;

/** A leader, not the one who prepared it, signs annex 1; the dossier goes to the authority (第八条（三）). */
export const recommend = (ctx: Context, dossierId: string, { read, ...input }: Signing): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    const moved = await takeStep(tx, ctx, dossierId, 'recommend', { ...input, change: { recommendedAt: ctx.now } });
    await stillWithinQuota(tx, moved);
    await refuseUnread(tx, dossierId, read);
    await tx.recommendations.sign(dossierId, ctx.actor.accountId, ctx.now);
    await tx.office.endInnerDue(ctx.actor.organisationId, dossierId);
    return moved;
  });

/**
 * Two leaders may sign the last two cases in the same moment, or the authority set the quota meanwhile, and each was judged before the other's stood. A
 * counter puts them in order: whoever comes to it later finds the earlier one committed, and reads and counts again.
 */
async function stillWithinQuota(tx: Transaction, { roundId, recommenderId }: Dossier): Promise<void> {
  await tx.next(recommendingIn(roundId, recommenderId));
  const limit = await tx.office.quota({ roundId, recommenderId });
  if (limit === null) return;
  const used = (await tx.office.recommended({ roundId, recommenderId })) - 1;
  const usedUp = quotaUsedUp({ limit, used });
  if (usedUp !== null) refuse({ kind: 'notNow', article: '第十条', reasons: [usedUp] });
}
