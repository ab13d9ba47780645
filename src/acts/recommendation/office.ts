import { chineseDay, daysBetween } from '../../core/calendar/day.ts';
import type { Role } from '../../core/workflow/relation.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import type { Absence } from './office-port.ts';

/** An active officer or leader of the actor's own office. */
export async function colleagueOf(tx: Transaction, actor: Context['actor'], accountId: string) {
  const account = await tx.directory.account(accountId);
  const fits =
    account?.active &&
    account.organisationId === actor.organisationId &&
    account.roles.some((role) => role === 'officer' || role === 'leader');
  return fits ? account : refuse({ kind: 'notFound' });
}

type Span = { fromOn: string; toOn: string };
export type NewAbsence = Span & { accountId: string; deputyId: string };

/** Longer than that nobody is merely away: then the account is changed. */
const MOST_DAYS = 183;
const days = ({ fromOn, toOn }: Span) => `${chineseDay(fromOn)}至${chineseDay(toOn)}`;
const meet = (a: Span, b: Span): boolean => a.fromOn <= b.toOn && b.fromOn <= a.toOn;
const ownRoles = ({ actor }: Context): readonly Role[] => actor.ownRoles ?? actor.roles;

/**
 * Somebody is away and somebody stands in, from day to day. The deputy acts under their own name with the absent person's roles; whoever prepared a
 * paper still can't sign it. Entered by oneself, or by a leader in their own right: a role that one holds for another gives nothing away. Refuses (400,
 * at its field) what is past or too long, a second deputy for the same days, and a deputy who is away then, so that there is neither a circle nor a chain.
 */
export async function enterAbsence(ctx: Context, input: NewAbsence): Promise<string> {
  const span = { fromOn: input.fromOn, toOn: input.toOn };
  checkSpan(span, ctx.today);
  if (input.accountId === input.deputyId) badInput('deputyId', '代办', '代办人不能是本人，请选另一人');
  if (input.accountId !== ctx.actor.accountId && !ownRoles(ctx).includes('leader')) refuse({ kind: 'notAllowed' });
  return ctx.inTransaction(async (tx) => {
    const absent = await colleagueOf(tx, ctx.actor, input.accountId);
    const deputy = await colleagueOf(tx, ctx.actor, input.deputyId);
    // One after the other within an office: two at once would not see each other.
    await tx.asSystem((system) => system.next(`absence:${ctx.actor.organisationId}`));
    const others = (await tx.office.absences(ctx.actor.organisationId, ctx.today)).filter((one) => meet(one, span));
    const names = await tx.directory.names(others.map((one) => one.accountId));
    refuseOverlap(others, { ...input, absent: absent.name, deputy: deputy.name, names });
    const id = ctx.tools.newId();
    await tx.office.addAbsence({
      id,
      organisationId: ctx.actor.organisationId,
      ...input,
      enteredBy: ctx.actor.accountId,
      enteredAt: ctx.now,
    });
    await tx.record({
      ...by(ctx),
      action: 'enterAbsence',
      article: null,
      subject: { kind: 'account', id: absent.id },
      parties: { recommenderId: ctx.actor.organisationId },
      detail: { absent: absent.name, deputy: deputy.name, ...span },
    });
    const subject = `${days(span)}${deputy.name}代${absent.name}办理`;
    await tell(tx, `absence:${id}`, [
      { accountId: deputy.id, subject, body: `${absent.name}外出期间，其待办由您代办。` },
      { accountId: absent.id, subject, body: `已登记您外出，由${deputy.name}代办。不是您的意思，或者提前回来的，请结束代办。` },
    ]);
    return id;
  });
}

function checkSpan({ fromOn, toOn }: Span, today: string): void {
  if (fromOn < today) badInput('fromOn', '日期', `开始日期${chineseDay(fromOn)}已过，代办只能自今天起登记`);
  if (toOn < fromOn) badInput('toOn', '日期', '结束日期不能早于开始日期，请改结束日期');
  if (daysBetween(fromOn, toOn) >= MOST_DAYS) badInput('toOn', '日期', `一次最多登记 ${MOST_DAYS} 天；更长的请由系统管理员变更账号的角色`);
}

type Wanted = NewAbsence & { absent: string; deputy: string; names: Readonly<Record<string, string>> };

function refuseOverlap(others: readonly Absence[], { accountId, deputyId, absent, deputy, names }: Wanted): void {
  const twice = others.find((one) => one.accountId === accountId);
  if (twice) badInput('fromOn', '代办', `${absent}在${days(twice)}已登记外出并有代办人，请先结束那一次`);
  const away = others.find((one) => one.accountId === deputyId);
  if (away) badInput('deputyId', '代办', `${deputy}在${days(away)}外出，不能代办，请另选一人`);
  const needed = others.find((one) => one.deputyId === accountId);
  if (needed) badInput('accountId', '代办', `${absent}在${days(needed)}代${names[needed.accountId]}办理，请先为其另定代办人`);
}

const tell = async (tx: Transaction, key: string, letters: readonly { accountId: string; subject: string; body: string }[]) => {
  for (const { accountId, ...text } of letters)
    await tx.post({ key: `${key}:${accountId}`, to: { accountId }, ...text, link: '/app/absences' });
};

/** The person is back, or it was a mistake: ended by the person, or by a leader in their own right; both people are told. */
export async function endAbsence(ctx: Context, id: string): Promise<void> {
  const { organisationId, accountId: own } = ctx.actor;
  await ctx.inTransaction(async (tx) => {
    const one = found((await tx.office.absences(organisationId, ctx.today)).find((absence) => absence.id === id) ?? null);
    if (one.accountId !== own && !ownRoles(ctx).includes('leader')) refuse({ kind: 'notAllowed' });
    if (!(await tx.office.removeAbsence(id, organisationId))) refuse({ kind: 'notFound' });
    const names = await tx.directory.names([one.accountId, one.deputyId]);
    const [absent = '', deputy = ''] = [names[one.accountId], names[one.deputyId]];
    await tx.record({
      ...by(ctx),
      action: 'endAbsence',
      article: null,
      subject: { kind: 'absence', id },
      parties: { recommenderId: organisationId },
      detail: { absent, deputy, fromOn: one.fromOn, toOn: one.toOn },
    });
    const text = {
      subject: `代办已结束：${deputy}代${absent}`,
      body: `${ctx.actor.name}于${chineseDay(ctx.today)}结束了${days(one)}的代办。已办的事项不变。`,
    };
    await tell(
      tx,
      `absenceEnded:${id}`,
      [one.accountId, one.deputyId].map((accountId) => ({ accountId, ...text })),
    );
  });
}
