import type { CorrectionItem } from '../../core/workflow/facts.ts';
import type { Context } from '../context.ts';
import { refuse } from '../refusal.ts';
import { caseInHand, caseSeen } from './case.ts';

export type Draft = { items: CorrectionItem[]; version: number; changedBy: string | null; changedAt: string | null };

/** What this office has marked and not sent; version 0 before anything is. */
export async function correctionDraft(ctx: Context, dossierId: string): Promise<Draft> {
  return ctx.inTransaction(async (tx) => {
    await caseSeen(tx, ctx, dossierId, ['recommenderOf']);
    const draft = await tx.desk.draft(dossierId, ctx.actor.organisationId);
    if (!draft) return { items: [], version: 0, changedBy: null, changedAt: null };
    const names = await tx.directory.names([draft.changedBy]);
    const { items, version, changedAt } = draft;
    return { items, version, changedBy: names[draft.changedBy] ?? null, changedAt };
  });
}

const work = { role: 'officer', states: ['submitted'], what: '标出缺陷', article: '第八条（三）' } as const;

/** Keeps the marked defects for the office; 409 with what stands there now where a colleague was first. */
export async function saveDraft(
  ctx: Context,
  dossierId: string,
  input: { items: readonly CorrectionItem[]; version: number },
): Promise<{ version: number }> {
  return ctx.inTransaction(async (tx) => {
    await caseInHand(tx, ctx, dossierId, work);
    const { organisationId, accountId } = ctx.actor;
    const draft = { dossierId, organisationId, items: [...input.items], changedBy: accountId, changedAt: ctx.now };
    await tx.dossiers.noteWork([dossierId], ctx.now);
    if (await tx.desk.saveDraft(draft, input.version)) return { version: input.version + 1 };
    const current = await tx.desk.draft(dossierId, organisationId);
    return refuse({
      kind: 'conflict',
      message: '补正通知的草稿刚被同事修改，已显示最新内容，请核对后再标',
      version: current?.version ?? 0,
      current: current?.items ?? [],
    });
  });
}
