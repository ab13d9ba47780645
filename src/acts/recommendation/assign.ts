import { chineseDay } from '../../core/calendar/day.ts';
import { innerDayFault, innerDueFault, outerDue } from '../../core/deadlines/inner-due.ts';
import { entryAt } from '../../core/list/entry-at.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Account } from '../directory/records.ts';
import { badInput, refuse } from '../refusal.ts';
import { colleagueOf } from './office.ts';
import type { Assignable, Assignment } from './office-port.ts';

/**
 * To whom (null: to nobody) and, by the office's own reckoning, until when. `innerDueOn` undefined leaves a case the day that it has, null takes
 * it away.
 */
export type Giving = { accountId: string | null; innerDueOn?: string | null | undefined };

/** What could not be given and why; a case that one may not see is told of like one that is not there. */
export type NotGiven = { dossierId: string; applicant: string | null; reason: string };

/**
 * Gives a case to a colleague of the office, or to nobody; the colleague is told. Refuses: 404 where case or colleague is not the office's, 400 for
 * an inner due day that is past, a day off or later than the round's (`outerDue`).
 */
export async function assign(ctx: Context, dossierId: string, giving: Giving): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const [refused] = await give(tx, ctx, [dossierId], giving);
    if (refused?.applicant === null) refuse({ kind: 'notFound' });
    if (refused) badInput('innerDueOn', '内部办结日', refused.reason);
  });
}

/** The same for several cases in one transaction; those that can't be given are named with the reason, the others are given. */
export const assignMany = (
  ctx: Context,
  dossierIds: readonly string[],
  giving: Giving,
): Promise<{ assigned: number; refused: NotGiven[] }> =>
  ctx.inTransaction(async (tx) => {
    const asked = [...new Set(dossierIds)];
    const refused = await give(tx, ctx, asked, giving);
    return { assigned: asked.length - refused.length, refused };
  });

async function give(tx: Transaction, ctx: Context, asked: readonly string[], giving: Giving): Promise<NotGiven[]> {
  const { accountId, innerDueOn } = giving;
  if (accountId === null && innerDueOn) badInput('innerDueOn', '内部办结日', '取消分办的申报没有内部办结日，请选经办人');
  const dayFault = innerDueOn ? innerDayFault(innerDueOn, ctx.today, ctx.calendar) : null;
  if (dayFault !== null) badInput('innerDueOn', '内部办结日', dayFault);
  const colleague = accountId === null ? null : await colleagueOf(tx, ctx.actor, accountId);
  const seen = new Map((await tx.office.assignable(asked)).map((one) => [one.id, one]));
  const refused = asked.flatMap((dossierId) => notGiven(ctx, dossierId, seen.get(dossierId), innerDueOn ?? null));
  const cases = [...seen.values()].filter(({ id }) => !refused.some(({ dossierId }) => dossierId === id));
  if (colleague === null)
    await tx.office.unassign(
      ctx.actor.organisationId,
      cases.map(({ id }) => id),
    );
  else await handOver(tx, ctx, cases, { colleague, innerDueOn });
  for (const { id } of cases) await note(tx, ctx, id, giving);
  return refused;
}

function notGiven(ctx: Context, dossierId: string, one: Assignable | undefined, innerDueOn: string | null): NotGiven[] {
  const own = ctx.actor.organisationId;
  if (!one || (one.recommenderId !== own && one.issuerId !== own))
    return [{ dossierId, applicant: null, reason: '没有这份申报，或者不由本部门办理' }];
  const reason = innerDueOn === null ? null : innerDueFault(innerDueOn, outerDue(one, own));
  return reason === null ? [] : [{ dossierId, applicant: one.applicant, reason }];
}

type Hand = { colleague: Account; innerDueOn: string | null | undefined };

async function handOver(tx: Transaction, ctx: Context, cases: readonly Assignable[], { colleague, innerDueOn }: Hand): Promise<void> {
  const organisationId = ctx.actor.organisationId;
  const before = new Map((await tx.office.assignments(organisationId)).map((one) => [one.dossierId, one]));
  const given: Assignment[] = cases.map(({ id }) => ({
    dossierId: id,
    organisationId,
    accountId: colleague.id,
    assignedBy: ctx.actor.accountId,
    assignedAt: ctx.now,
    innerDueOn: innerDueOn === undefined ? (before.get(id)?.innerDueOn ?? null) : innerDueOn,
  }));
  await tx.office.assign(given);
  const ours = cases.filter(({ recommenderId }) => recommenderId === organisationId).map(({ id }) => id);
  if (ours.length > 0) await tx.dossiers.noteWork(ours, ctx.now);
  if (colleague.id !== ctx.actor.accountId && cases.length > 0) await tell(tx, ctx, cases, given);
}

/** One letter, however many cases. */
async function tell(tx: Transaction, ctx: Context, cases: readonly Assignable[], given: readonly Assignment[]): Promise<void> {
  const [first, to] = [entryAt(cases, 0), entryAt(given, 0)];
  const many = cases.length > 1;
  const what = many ? `${cases.length} 件申报` : (first.number ?? '申报');
  const days = new Set(given.map(({ innerDueOn }) => innerDueOn));
  const lines = cases.map((one, index) => `${one.number ?? one.applicant}${until(ctx, one, given[index]?.innerDueOn ?? null)}`);
  await tx.post({
    key: `assign:${first.id}:${cases.length}:${to.accountId}:${ctx.now}`,
    to: { accountId: to.accountId },
    subject: `${what}分给您办理${days.size === 1 && to.innerDueOn ? `，内部办结日${chineseDay(to.innerDueOn)}` : ''}`,
    body: `${ctx.actor.name}把${many ? '这些' : '这份'}申报分给您办理：${lines.join('；')}。`,
    link: many ? '/app' : `/app/recommendations/${first.id}`,
  });
}

function until(ctx: Context, one: Assignable, innerDueOn: string | null): string {
  const outer = outerDue(one, ctx.actor.organisationId);
  const days = [
    innerDueOn ? `内部办结日${chineseDay(innerDueOn)}` : null,
    outer?.day ? `${outer.name}${chineseDay(outer.day)}` : null,
  ].filter(Boolean);
  return days.length === 0 ? '' : `（${days.join('，')}）`;
}

/** The office's own affair: the entry is addressed to the office alone. */
const note = (tx: Transaction, ctx: Context, dossierId: string, { accountId, innerDueOn }: Giving): Promise<void> =>
  tx.record({
    ...by(ctx),
    action: 'assign',
    article: null,
    subject: { kind: 'dossier', id: dossierId },
    parties: { recommenderId: ctx.actor.organisationId },
    detail: { to: accountId, ...(innerDueOn === undefined ? {} : { innerDueOn: innerDueOn ?? '不设' }) },
  });
