import { ownAreaOf } from '../../core/identifiers/registered-area.ts';
import type { Role } from '../../core/workflow/relation.ts';
import { by, type Context } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { changedKeys, type Handed, madeIn, newPassword, resetTo, tellReset } from './accounts.ts';
import type { Account } from './records.ts';
import { liftSignIn } from './sign-in.ts';

type Invitation = { login: string; name: string; roles: readonly Role[] };

/** A manager invites a colleague of the same organisation; the password is shown once and changed at the first sign-in. */
export async function invite(ctx: Context, invitation: Invitation): Promise<Handed> {
  const making = await newPassword(ctx);
  return ctx.asSystem(async (tx) => {
    const organisation = found(await tx.directory.organisation(ctx.actor.organisationId));
    return madeIn(tx, ctx, { organisation, invitation, making, action: 'addColleague' });
  });
}

type Change = { roles?: Role[] | undefined; active?: boolean | undefined; resetPassword?: boolean | undefined };

/** Changes a colleague's account; an organisation keeps at least one manager who can sign in. Handing over: make the other a manager, then step down. */
export async function changeColleague(ctx: Context, id: string, change: Change): Promise<{ account: Account; password: string | null }> {
  const making = change.resetPassword ? await newPassword(ctx) : null;
  return ctx.asSystem(async (tx) => {
    const all = await tx.directory.accountsOf(ctx.actor.organisationId);
    const account = found(all.find((one) => one.id === id));
    const next = {
      ...(change.roles ? { roles: change.roles } : {}),
      ...(change.active === undefined ? {} : { active: change.active }),
      ...(making === null ? {} : resetTo(making)),
    };
    const after = all.map((one) => (one.id === id ? { ...one, ...next } : one));
    if (!after.some((one) => one.active && one.roles.includes('manager')))
      notNow('单位管理员', '本单位至少要有一位在用的单位管理员，请先把管理员交给同事');
    if (Object.keys(next).length > 0) await tx.directory.changeAccount(id, next);
    if (change.active === false || making !== null) await tx.directory.closeSessionsOf(id);
    if (making !== null) {
      await liftSignIn(tx, account.login);
      await tellReset(tx, ctx, id);
    }
    await tx.record({
      ...by(ctx),
      action: 'changeColleague',
      article: null,
      subject: { kind: 'account', id },
      detail: { changed: changedKeys(next) },
    });
    return { account: { ...account, ...next }, password: making?.password ?? null };
  });
}

/**
 * The person who filed has left and nobody can sign in: the authority of the place checks that and makes a new manager. The old managers' accounts
 * stop; cases stay where they are, since the credit code owns them.
 */
export async function handOver(
  ctx: Context,
  organisationId: string,
  input: { login: string; name: string; reason: string },
): Promise<Handed> {
  const making = await newPassword(ctx);
  return ctx.asSystem(async (tx) => {
    const office = found(await tx.directory.organisation(ctx.actor.organisationId));
    const organisation = found(await tx.directory.organisation(organisationId));
    if (
      organisation.kind !== 'applicant' ||
      organisation.divisionCode === null ||
      office.divisionCode !== ownAreaOf(organisation.divisionCode)?.authority
    )
      refuse({ kind: 'notFound' });
    const before = (await tx.directory.accountsOf(organisationId)).filter((one) => one.active && one.roles.includes('manager'));
    const invitation = { login: input.login, name: input.name, roles: ['clerk', 'manager'] as const };
    const { account, password } = await madeIn(tx, ctx, { organisation, invitation, making, action: 'addManager' });
    for (const one of before) {
      await tx.directory.changeAccount(one.id, { active: false });
      await tx.directory.closeSessionsOf(one.id);
    }
    await tx.record({
      ...by(ctx),
      action: 'handOver',
      article: null,
      subject: { kind: 'organisation', id: organisationId },
      parties: { applicantId: organisationId, recommenderId: office.id },
      detail: { to: account.login, stopped: before.map((one) => one.login), reason: input.reason },
    });
    return { account, password };
  });
}
