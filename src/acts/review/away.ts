import { chineseDay, daysBetween } from '../../core/calendar/day.ts';
import { type Days, isAwayAll, reviewDays } from '../../core/review/away.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { REVIEW } from './authority-case.ts';
import { listExperts } from './experts.ts';
import type { ExpertAway } from './records.ts';

/** Longer than that an expert is not away but out of the pool. */
const MOST_DAYS = 366;
const AT_MOST = 50;
const said = ({ fromOn, toOn }: Days): string => (fromOn === toOn ? chineseDay(fromOn) : `${chineseDay(fromOn)}至${chineseDay(toOn)}`);

export type AwayView = ExpertAway & { readonly name: string; readonly mayConfirm: boolean; readonly mayTakeBack: boolean };

/** Days on which experts can't take part: one's own, or, for whoever keeps the pool and recognises by it, those of all. */
export async function listAway(ctx: Context): Promise<AwayView[]> {
  const names = new Map((await listExperts(ctx)).map(({ accountId, name }) => [accountId, name]));
  const all = await ctx.inTransaction((tx) => tx.reviews.away(ctx.today));
  return all.map((one) => ({
    ...{ ...one, name: names.get(one.accountId) ?? '' },
    mayConfirm: one.confirmedBy === null && confirms(ctx, one),
    mayTakeBack: takesBack(ctx, one),
  }));
}

const isOwn = ({ actor }: Context, { accountId }: Pick<ExpertAway, 'accountId'>): boolean =>
  actor.accountId === accountId && actor.roles.includes('expert');
const confirms = (ctx: Context, one: ExpertAway): boolean =>
  isOwn(ctx, one) ||
  (ctx.actor.organisationKind === 'province' &&
    (ctx.actor.ownRoles ?? ctx.actor.roles).includes('leader') &&
    one.saidBy !== ctx.actor.accountId);
/** What a second person confirmed, whoever said it alone no longer undoes. */
const takesBack = (ctx: Context, one: ExpertAway): boolean =>
  isOwn(ctx, one) || (one.saidBy === ctx.actor.accountId && one.confirmedBy === null);

/** An expert says on which days they can't take part (第八条（四）); whoever keeps the pool may say it for one, and the expert or a leader confirms it. */
export async function sayAway(ctx: Context, { accountId, ...days }: Days & { readonly accountId: string }): Promise<ExpertAway> {
  const own = isOwn(ctx, { accountId });
  if (!own && !(ctx.actor.organisationKind === 'province' && ctx.actor.roles.includes('officer'))) refuse({ kind: 'notAllowed' });
  checkDays(days, ctx.today);
  found((await listExperts(ctx)).find((one) => one.accountId === accountId) ?? null);
  return ctx.inTransaction(async (tx) => {
    const standing = (await tx.reviews.away(ctx.today)).filter((one) => one.accountId === accountId);
    if (standing.length >= AT_MOST) badInput('fromOn', REVIEW, `已登记 ${AT_MOST} 段日期，请先撤回不再需要的`);
    const one: ExpertAway = {
      ...{ id: ctx.tools.newId(), accountId, ...days, saidBy: ctx.actor.accountId, saidAt: ctx.now },
      ...{ confirmedBy: own ? accountId : null, takenBackAt: null },
    };
    await tx.reviews.addAway(one);
    await note(tx, ctx, 'sayAway', one);
    if (own) return one;
    const body = `${by(ctx).actor.name}登记您${said(days)}不能参加评审，经您或分管领导确认后，抽取时由下一位递补（${REVIEW}）。不是您的意思的，请在“我的评审”中撤回。`;
    await tx.post({ key: `away:${one.id}`, to: { accountId }, subject: '请确认不能参加评审的日期', body, link: '/app/reviews' });
    const leader = { organisationId: ctx.actor.organisationId, role: 'leader' };
    await tx.post({
      key: `away:${one.id}:leader`,
      to: leader,
      subject: '专家不能参加评审的日期待确认',
      body: `${by(ctx).actor.name}登记一位专家${said(days)}不能参加评审，由专家本人或您确认后有效（${REVIEW}）。`,
      link: '/app/experts',
    });
    return one;
  });
}

function checkDays({ fromOn, toOn }: Days, today: string): void {
  if (toOn < fromOn) badInput('toOn', '日期', '结束日期不能早于开始日期，请改结束日期');
  if (fromOn < today) badInput('fromOn', '日期', `开始日期${chineseDay(fromOn)}已过，请自今天起登记`);
  if (daysBetween(fromOn, toOn) >= MOST_DAYS)
    badInput('toOn', '日期', `一次最多登记 ${MOST_DAYS} 天；长期不能参加的，请由省级主管部门在专家库停用`);
}

/** The expert, or a leader who did not say it: from now on it counts. */
export const confirmAway = (ctx: Context, id: string): Promise<void> =>
  change(ctx, id, { may: confirms, action: 'confirmAway', to: { confirmedBy: ctx.actor.accountId } });

/** The expert can come after all, or never said so; draws that were made stay as they are. */
export const takeBackAway = (ctx: Context, id: string): Promise<void> =>
  change(ctx, id, { may: takesBack, action: 'takeBackAway', to: { takenBackAt: ctx.now } });

type Change = {
  readonly may: (ctx: Context, one: ExpertAway) => boolean;
  readonly action: string;
  readonly to: Partial<Pick<ExpertAway, 'confirmedBy' | 'takenBackAt'>>;
};
const change = (ctx: Context, id: string, { may, action, to }: Change): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const one = found((await tx.reviews.away(ctx.today)).find((each) => each.id === id) ?? null);
    if (!may(ctx, one)) refuse({ kind: 'notAllowed' });
    if (!(await tx.reviews.changeAway(id, { ...to, unconfirmed: !isOwn(ctx, one) || to.confirmedBy !== undefined })))
      refuse({ kind: 'conflict', message: '这段日期已经确认或撤回，请刷新后查看' });
    await note(tx, ctx, action, one);
  });

const note = (tx: Transaction, ctx: Context, action: string, { accountId, fromOn, toOn }: ExpertAway): Promise<void> =>
  tx.record({
    ...by(ctx),
    action,
    article: REVIEW,
    subject: { kind: 'account', id: accountId },
    parties: { issuerId: ctx.actor.organisationKind === 'province' ? ctx.actor.organisationId : null },
    detail: { fromOn, toOn },
  });

/** Who can't take part in a review that begins now, by account; with the system's eyes. */
export async function awayNow(tx: Transaction, ctx: Context, reviewBy: string | null): Promise<ReadonlySet<string>> {
  const days = reviewDays(ctx.today, reviewBy);
  const counted = (await tx.reviews.away(ctx.today)).filter(({ confirmedBy }) => confirmedBy !== null);
  const people = [...new Set(counted.map(({ accountId }) => accountId))];
  return new Set(
    people.filter((id) =>
      isAwayAll(
        counted.filter(({ accountId }) => accountId === id),
        days,
      ),
    ),
  );
}
