import { functionKeys } from '../../core/scheme/functions.ts';
import { by, type Context } from '../context.ts';
import { badInput, refuse } from '../refusal.ts';
import type { PoolLine } from './port.ts';
import type { Expert } from './records.ts';

/** The whole pool for what draws from it or shows who sits; who may read it as such: `expertPool`. */
export const listExperts = (ctx: Context): Promise<PoolLine[]> => ctx.asSystem((tx) => tx.reviews.pool());

/** The expert pool as whoever recognises reads it, with accounts that may review but are not yet in it: nobody else knows who may be drawn (第八条（四）). */
export async function expertPool(ctx: Context): Promise<PoolLine[]> {
  const { organisationId: issuerId, organisationKind } = ctx.actor;
  const issues = organisationKind === 'province' || (await ctx.inTransaction((tx) => tx.rounds.rounds({ issuerId }))).length > 0;
  return issues ? listExperts(ctx) : refuse({ kind: 'notAllowed' });
}

/** The province enters or changes an expert of its pool (第八条（四）): employer for the rule of recusal, fields for the draw. */
export async function saveExpert(ctx: Context, expert: Expert): Promise<PoolLine> {
  if (ctx.actor.organisationKind !== 'province') refuse({ kind: 'notAllowed' });
  const unknown = expert.fields.filter((field) => !functionKeys.some((key) => key === field));
  if (unknown.length > 0) badInput('fields', '第五条', `“${unknown.join('、')}”不是办法第五条的服务功能，请从列出的功能中选择`);
  const account = (await listExperts(ctx)).find((one) => one.accountId === expert.accountId);
  if (!account) return refuse({ kind: 'notFound' });
  await ctx.inTransaction(async (tx) => {
    // A list that comes in meanwhile (import-experts.ts) is before this or after it, never around it.
    await tx.next('experts');
    await tx.reviews.saveExpert(expert);
    await tx.record({
      ...by(ctx),
      action: 'saveExpert',
      article: '第八条（四）',
      subject: { kind: 'account', id: expert.accountId },
      parties: { issuerId: ctx.actor.organisationId },
      detail: { fields: expert.fields, active: expert.active },
    });
  });
  return { ...account, ...expert, listed: true };
}
