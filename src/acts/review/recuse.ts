import { by, type Context, type Transaction } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { isAuthorityOf, mustBe } from './authority-case.ts';
import { seat } from './draw-panel.ts';
import type { PanelSeat } from './records.ts';

/**
 * 回避: an expert leaves a panel, by the own declaration or the authority's, and the next in the order of the draw takes the seat, never by choice. Once a
 * review is signed its score is known, so that the officer alone can't send it away any more: the expert or a leader does. Nor does the officer alone send
 * away one after the other until those sit who suit: a second one of a case is for the expert or a leader too.
 * Answers who came; null where the order is used up and a supplement must be drawn. Seating another needs the system's eyes.
 */
export async function recuse(
  ctx: Context,
  input: { dossierId: string; accountId: string; reason: string },
): Promise<{ next: string | null }> {
  await ctx.inTransaction((tx) => checkRight(tx, ctx, input));
  return ctx.asSystem(async (tx) => {
    const dossier = found(await tx.dossiers.locked(input.dossierId));
    mustBe(dossier, 'admitted', '办理回避');
    // Again, now that the case is held: the review may have been signed meanwhile.
    await checkRight(tx, ctx, input);
    const byOfficer = input.accountId !== ctx.actor.accountId && !ctx.actor.roles.includes('leader');
    if (byOfficer && (await sentAwayBefore(tx, dossier.id))) notNow('第八条（四）', oneAlone);
    const seats = await tx.reviews.seats(dossier.id);
    seatedOf(seats, input.accountId);
    await tx.reviews.recuse(dossier.id, input.accountId, input.reason);
    const order = (await tx.reviews.draws(dossier.id)).flatMap((draw) => draw.drawOrder);
    const next = order.find((id) => !seats.some((one) => one.accountId === id)) ?? null;
    await seat(tx, ctx, { dossier, ids: next === null ? [] : [next], from: seats.length });
    await tx.post({
      key: `${dossier.id}:recused:${input.accountId}`,
      to: { organisationId: dossier.issuerId, role: 'officer' },
      subject: `专家回避：${dossier.number ?? '申报'}`,
      body:
        next === null
          ? '一位专家回避，抽取顺序已用完，请补充抽取（第八条（四））。'
          : '一位专家回避，已由抽取顺序中的下一位递补（第八条（四））。',
      link: `/app/panels/${dossier.id}`,
    });
    await tx.record({
      ...by(ctx),
      action: 'recuse',
      article: '第八条（四）',
      subject: { kind: 'dossier', id: dossier.id },
      parties: { issuerId: dossier.issuerId },
      detail: { account: input.accountId, next, byExpert: ctx.actor.accountId === input.accountId, byOfficer },
    });
    return { next };
  });
}

async function checkRight(tx: Transaction, ctx: Context, input: { dossierId: string; accountId: string }): Promise<void> {
  const dossier = found(await tx.dossiers.dossier(input.dossierId));
  const { accountId, roles } = ctx.actor;
  const own = input.accountId === accountId && roles.includes('expert');
  const leads = roles.includes('leader');
  if (!own && !(isAuthorityOf(ctx, dossier) && (leads || roles.includes('officer')))) refuse({ kind: 'notAllowed' });
  const { signedAt } = seatedOf(await tx.reviews.seats(dossier.id), input.accountId);
  if (signedAt !== null && !own && !leads) notNow('第八条（四）', signedStays);
}

/** Whether an officer alone has sent an expert of this case away. */
const sentAwayBefore = async (tx: Transaction, dossierId: string): Promise<boolean> =>
  (await tx.journal.entries({ subject: dossierId })).some(
    ({ action, detail }) => action === 'recuse' && (detail as { byOfficer?: boolean } | null)?.byOfficer === true,
  );

const oneAlone = '经办人已单方为这件申报办理过一次回避：再有应当回避的，由专家本人申请，或由分管领导写明理由办理';

const signedStays =
  '该专家已签署评审意见，评分已经可见，经办人不能再单方办理回避：确有利害关系的，由专家本人申请，或由分管领导写明理由办理';

const seatedOf = (seats: readonly PanelSeat[], accountId: string): PanelSeat =>
  found(seats.find((one) => one.accountId === accountId && one.state === 'seated'));
