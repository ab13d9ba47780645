import { casePartiesOf, conflictOf } from '../../core/review/conflicts.ts';
import type { Reason } from '../../core/workflow/facts.ts';
import type { Context } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';
import { found, notNow } from '../refusal.ts';
import { authorityCase } from './authority-case.ts';
import { listExperts } from './experts.ts';

type At = { id: string; version?: number | undefined };
type WithReasons = At & { reasons: readonly Reason[] };

/** 受理 (第八条（四）). */
export const admit = (ctx: Context, { id, version }: At): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'admit', { version }));

/** 不予受理, with reasons that cite articles. */
export const reject = (ctx: Context, { id, version, reasons }: WithReasons): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'reject', { version, reasons }));

/** 退回推荐部门, which assesses and signs again. */
export const sendBack = (ctx: Context, { id, version, reasons }: WithReasons): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'sendBack', { version, reasons }));

/** 评审结束: the rule of recusal is asked once more of those who sit, since an employer may have changed since the draw. */
export async function concludeReview(ctx: Context, { id, version }: At): Promise<Dossier> {
  const pool = await listExperts(ctx);
  return ctx.inTransaction(async (tx) => {
    const dossier = await authorityCase(tx, ctx, id);
    const applicant = found(await tx.directory.organisation(dossier.applicantId));
    const parties = casePartiesOf(applicant.name, await tx.dossiers.content(id, 'masked'));
    const seated = (await tx.reviews.seats(id)).filter((seat) => seat.state === 'seated');
    const conflicts = seated.flatMap((seat) => {
      const expert = pool.find((one) => one.accountId === seat.accountId);
      const reason = expert ? conflictOf(expert, parties) : null;
      return reason === null ? [] : [`专家“${expert?.name}”${reason}，应先办理回避（第八条（四））`];
    });
    if (conflicts.length > 0) notNow('第八条（四）', ...conflicts);
    return takeStep(tx, ctx, id, 'concludeReview', { version });
  });
}
