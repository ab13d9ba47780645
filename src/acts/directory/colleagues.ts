import { canSignIn } from '../../core/directory/in-office.ts';
import type { Organisation } from '../../core/directory/organisation.ts';
import { ownAreaOf } from '../../core/identifiers/registered-area.ts';
import type { Role } from '../../core/workflow/relation.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { needsProof } from '../proof.ts';
import { badInput, found, notNow } from '../refusal.ts';
import { type Handed, madeIn } from './accounts.ts';
import { type GivenLink, giveLink } from './password-link.ts';
import type { Account } from './records.ts';
import { warned } from './stopping.ts';

type Invitation = { login: string; name: string; roles: readonly Role[] };

/** A manager invites a colleague into the own organisation; the colleague sets the password by a one-time link. */
export const invite = (ctx: Context, invitation: Invitation): Promise<Handed> =>
  ctx.asSystem(async (tx) => {
    const organisation = found(await tx.directory.organisation(ctx.actor.organisationId));
    const account = await madeIn(tx, ctx, { organisation, invitation, action: 'addColleague' });
    return { account, link: await giveLink(tx, ctx, { account, reason: 'invited' }) };
  });

type Change = {
  roles?: Role[] | undefined;
  active?: boolean | undefined;
  resetPassword?: boolean | undefined;
  anyway?: boolean | undefined;
};

/** Changes a colleague's account; an organisation keeps at least one manager who can sign in. Handing over: make the other a manager, then step down. */
export const changeColleague = (ctx: Context, id: string, change: Change): Promise<{ account: Account; link: GivenLink | null }> =>
  ctx.asSystem(async (tx) => {
    // One after the other: of two who step down in the same moment the later finds that the earlier has.
    await tx.next(`accounts:${ctx.actor.organisationId}`);
    const all = await tx.directory.accountsOf(ctx.actor.organisationId);
    const account = found(all.find((one) => one.id === id));
    if (change.resetPassword && id === ctx.actor.accountId) badInput('resetPassword', '口令', '自己的口令请在“账号设置”中修改');
    const next = {
      ...(change.roles ? { roles: change.roles } : {}),
      ...(change.active === undefined ? {} : { active: change.active }),
    };
    const after = all.map((one) => (one.id === id ? { ...one, ...next } : one));
    if (!after.some((one) => canSignIn(one) && one.roles.includes('manager')))
      notNow('单位管理员', '本单位至少要有一位在用（已启用账号）的单位管理员，请先把管理员交给同事，由其凭链接启用账号');
    if (change.roles || change.active) needsProof(ctx);
    await warned(tx, account, { next, anyway: change.anyway ?? false });
    if (Object.keys(next).length > 0) {
      await tx.directory.changeAccount(id, next);
      await tx.record({
        ...by(ctx),
        action: 'changeColleague',
        article: null,
        subject: { kind: 'account', id },
        detail: { changed: Object.keys(next) },
      });
    }
    if (change.active === false) await tx.directory.closeSessionsOf(id);
    const office = change.resetPassword ? await officeOf(tx, ctx.actor.organisationId) : null;
    const link = change.resetPassword
      ? await giveLink(tx, ctx, { account, reason: 'reset', secondOrganisation: office?.id ?? null })
      : null;
    return { account: { ...account, ...next }, link };
  });

/** The authority of the place where an organisation is registered; null: none is known. */
export async function officeOf(tx: Transaction, organisationId: string): Promise<Organisation | null> {
  const place = ownAreaOf((await tx.directory.organisation(organisationId))?.divisionCode ?? null)?.authority;
  const cities = place === undefined ? [] : await tx.directory.organisations({ kinds: ['city'] });
  return cities.find((one) => one.active && one.divisionCode === place) ?? null;
}
