import { by, type Context, type Transaction } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';

/** An active officer or leader of the actor's own office. */
export async function colleagueOf(tx: Transaction, actor: Context['actor'], accountId: string) {
  const account = await tx.directory.account(accountId);
  const fits =
    account?.active &&
    account.organisationId === actor.organisationId &&
    account.roles.some((role) => role === 'officer' || role === 'leader');
  return fits ? account : refuse({ kind: 'notFound' });
}

export type NewAbsence = { accountId: string; deputyId: string; fromOn: string; toOn: string };

/**
 * Somebody is away and somebody stands in, from day to day. The deputy acts under their own name with the absent person's roles; whoever prepared a
 * paper still can't sign it.
 */
export async function enterAbsence(ctx: Context, input: NewAbsence): Promise<string> {
  if (input.accountId === input.deputyId) badInput('deputyId', '代办', '代办人不能是本人');
  if (input.toOn < input.fromOn) badInput('toOn', '日期', '结束日期不能早于开始日期');
  const mayEnter = input.accountId === ctx.actor.accountId || ctx.actor.roles.includes('leader');
  if (!mayEnter) refuse({ kind: 'notAllowed' });
  return ctx.inTransaction(async (tx) => {
    const absent = await colleagueOf(tx, ctx.actor, input.accountId);
    const deputy = await colleagueOf(tx, ctx.actor, input.deputyId);
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
      detail: { absent: absent.name, deputy: deputy.name, fromOn: input.fromOn, toOn: input.toOn },
    });
    await tx.post({
      key: `absence:${id}`,
      to: { accountId: deputy.id },
      subject: `${input.fromOn}至${input.toOn}代${absent.name}办理`,
      body: `${absent.name}外出期间，其待办由您代办。`,
      link: '/app',
    });
    return id;
  });
}

/** The person is back, or it was a mistake. */
export async function endAbsence(ctx: Context, id: string): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    if (!(await tx.office.removeAbsence(id, ctx.actor.organisationId))) refuse({ kind: 'notFound' });
    await tx.record({
      ...by(ctx),
      action: 'endAbsence',
      article: null,
      subject: { kind: 'absence', id },
      parties: { recommenderId: ctx.actor.organisationId },
    });
  });
}

/** How many cases each recommender may recommend in a round; who is not named may recommend as many as it likes (第十条：按当年申报工作通知). */
export async function setQuotas(ctx: Context, roundId: string, quotas: readonly { recommenderId: string; limit: number }[]): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
    await tx.office.setQuotas(roundId, Object.fromEntries(quotas.map(({ recommenderId, limit }) => [recommenderId, limit])));
    await tx.record({
      ...by(ctx),
      action: 'setQuotas',
      article: '第十条',
      subject: { kind: 'round', id: roundId },
      parties: { issuerId: round.issuerId },
      detail: { quotas },
    });
  });
}
