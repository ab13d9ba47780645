import { isStaff, NO_PASSWORD } from '../../core/directory/in-office.ts';
import type { Organisation, OrganisationKind } from '../../core/directory/organisation.ts';
import { checkCreditCode } from '../../core/identifiers/credit-code.ts';
import { cities, type Division, divisionName, divisions } from '../../core/identifiers/divisions.ts';
import { takesTwoHands } from '../../core/procedure/role-grant.ts';
import type { Role } from '../../core/workflow/relation.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { needsProof } from '../proof.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { loginOr400, namedOr400, notTwice } from './names.ts';
import { type GivenLink, giveLink } from './password-link.ts';
import type { Account } from './records.ts';
import { askRoles } from './role-grant.ts';
import type { RoleGrant } from './role-grant-port.ts';
import { liftSignIn } from './sign-in.ts';
import { warned } from './stopping.ts';

/** Which roles an account may hold in an organisation of each kind; nobody holds a case role and administration at once. */
const rolesOf: Record<OrganisationKind, readonly Role[]> = {
  province: ['officer', 'leader'],
  city: ['officer', 'leader'],
  county: ['officer', 'leader'],
  association: ['officer', 'leader'],
  provincialUnit: ['officer', 'leader'],
  applicant: ['clerk', 'manager'],
  pool: ['expert'],
  supervision: ['supervisor'],
  operator: ['administrator'],
};

type NewOrganisation = { kind: OrganisationKind; name: string; creditCode: string | null; divisionCode: string | null };

/** Adds an organisation: its name and place once of its kind, its division one that exists, and its credit code, which owns a case, once only. */
export async function addOrganisation(ctx: Context, input: NewOrganisation): Promise<Organisation> {
  const creditCode = input.creditCode === null || input.creditCode.trim() === '' ? null : wellFormed(input.creditCode);
  const name = namedOr400(input.name, 'name', '单位名称');
  const divisionCode = placeOr400(input);
  return ctx.inTransaction(async (tx) => {
    // Two who add the same at once come here one after the other.
    await tx.next('organisations');
    await notTwice(tx, { kind: input.kind, name });
    await placeFree(tx, { kind: input.kind, divisionCode });
    const known = creditCode === null ? null : await tx.directory.organisationByCode(creditCode);
    if (known) refuse({ kind: 'conflict', message: `统一社会信用代码 ${creditCode} 已登记为“${known.name}”，请直接为该单位增加账号` });
    const organisation: Organisation = {
      id: ctx.tools.newId(),
      kind: input.kind,
      name,
      creditCode,
      divisionCode,
      reportsTo: null,
      active: true,
      createdAt: ctx.now,
      pending: false,
    };
    await tx.directory.addOrganisation(organisation);
    await tx.record({
      ...by(ctx),
      action: 'addOrganisation',
      article: null,
      subject: { kind: 'organisation', id: organisation.id },
      detail: { name: organisation.name, kind: organisation.kind },
    });
    return organisation;
  });
}

const placesOf = (kind: OrganisationKind): readonly Division[] =>
  divisions.filter((one) => one.now === undefined && (kind === 'city' ? isCityLevel(one) : kind === 'county' ? isCounty(one) : true));
const isCityLevel = ({ kind }: Division) => kind === '设区市' || kind === '国家级新区';
const isCounty = ({ kind }: Division) => kind !== '省' && kind !== '设区市' && kind !== '国家级新区';

/** The division of an organisation: one that exists and fits its kind. A city's and a county's authority has one; others may have none. */
function placeOr400({ kind, divisionCode }: NewOrganisation): string | null {
  const code = divisionCode?.trim() ?? '';
  const needed = kind === 'city' || kind === 'county';
  if (code === '' && !needed) return null;
  const places = placesOf(kind);
  if (places.some((one) => one.code === code)) return code;
  const shown = (kind === 'county' || kind === 'applicant' ? [...cities, ...places] : places).map((one) => `${one.code} ${one.name}`);
  const list = [...new Set(shown)].join('、');
  return badInput('divisionCode', '行政区划', `${code === '' ? '请填行政区划代码' : `没有行政区划代码“${code}”`}，可填的有：${list}`);
}

async function placeFree(tx: Transaction, { kind, divisionCode }: { kind: OrganisationKind; divisionCode: string | null }): Promise<void> {
  if (kind !== 'city' && kind !== 'county') return;
  const same = (await tx.directory.organisations({ kinds: [kind] })).find((one) => one.active && one.divisionCode === divisionCode);
  if (same)
    refuse({
      kind: 'conflict',
      message: `${divisionName(divisionCode ?? '')}的主管部门已登记为“${same.name}”，一地只登记一个，请为该单位增加账号`,
    });
}

export function wellFormed(text: string): string {
  const checked = checkCreditCode(text);
  return checked.ok || checked.fault === 'check' ? checked.code : badInput('creditCode', 'GB 32100', checked.message);
}

type Invitation = { login: string; name: string; roles: readonly Role[] };
type NewAccount = Invitation & { organisationId: string };
export type Handed = { account: Account; link: GivenLink };

/** Adds an account; its owner sets the password by a one-time link with a second administrator's code. */
export const addAccount = (ctx: Context, input: NewAccount): Promise<Handed> =>
  ctx.inTransaction(async (tx) => {
    const organisation = found(await tx.directory.organisation(input.organisationId));
    const account = await madeIn(tx, ctx, { organisation, invitation: input, action: 'addAccount' });
    return { account, link: await giveLink(tx, ctx, { account, reason: 'new' }) };
  });

/** The same at the server's console, where nobody administers yet: with a one-time password, to be changed at the first sign-in. */
export async function addAtConsole(ctx: Context, input: NewAccount): Promise<{ account: Account; password: string }> {
  const { password, ...making } = await newPassword(ctx);
  return ctx.inTransaction(async (tx) => {
    const organisation = found(await tx.directory.organisation(input.organisationId));
    return { account: await madeIn(tx, ctx, { organisation, invitation: input, making, action: 'addAccount' }), password };
  });
}

/** At the server's console a password is reset where no administrator is left to do it; the person and the administrators are told. */
export async function resetAtConsole(ctx: Context, login: string): Promise<string> {
  const { password, ...making } = await newPassword(ctx);
  await ctx.asSystem(async (tx) => {
    const account = found(await tx.directory.accountByLogin(login.trim().toLowerCase()));
    await tx.passwordLinks.endOf(account.id, ctx.wallNow, '已在服务器上重置');
    await tx.directory.changeAccount(account.id, { ...making, mustChangePassword: true });
    await tx.directory.closeSessionsOf(account.id);
    await tx.secondFactors.remove(account.id);
    await liftSignIn(tx, account.login);
    await tx.record({
      ...by(ctx),
      action: 'changeAccount',
      article: null,
      subject: { kind: 'account', id: account.id },
      detail: { changed: ['mustChangePassword'] },
    });
    const key = `console:${ctx.tools.newId()}`;
    const body = `${account.name}（${account.login}）的口令已在服务器的命令行重置。没有人要求过的，请立即查问。`;
    await tx.post({ key, to: { accountId: account.id }, subject: '您的口令已被重置', body, link: '/app/account' });
    for (const { id } of await tx.directory.organisations({ kinds: ['operator'] }))
      await tx.post({ key: `${key}:${id}`, to: { organisationId: id, role: 'administrator' }, subject: '命令行重置了口令', body });
  });
  return password;
}

type Making = Pick<Account, 'passwordHash' | 'passwordEndsAt'>;

/** A one-time password with its hash; made before the transaction, since hashing takes its time. */
async function newPassword(ctx: Context): Promise<Making & { password: string }> {
  const password = oneTimePassword(ctx.tools.newToken());
  const passwordEndsAt = new Date(Date.parse(ctx.wallNow) + ctx.tools.oneTimeDays * 86_400_000).toISOString();
  return { password, passwordHash: await ctx.tools.hashPassword(password), passwordEndsAt };
}

type Added = { organisation: Organisation; invitation: Invitation; making?: Making; action: string };

/** Puts a new account into an organisation that may hold its roles, under a login that nobody has, and journals it. */
export async function madeIn(tx: Transaction, ctx: Context, { organisation, invitation, making, action }: Added): Promise<Account> {
  allowRoles(organisation, invitation.roles);
  const login = loginOr400(invitation.login, 'administrator');
  if (await tx.directory.accountByLogin(login)) badInput('login', '登录名', `登录名“${login}”已被使用，请换一个`);
  const account: Account = {
    id: ctx.tools.newId(),
    organisationId: organisation.id,
    login,
    name: namedOr400(invitation.name, 'name', '姓名'),
    passwordHash: NO_PASSWORD,
    passwordEndsAt: null,
    ...making,
    mustChangePassword: true,
    roles: [...invitation.roles],
    active: true,
    createdAt: ctx.now,
  };
  await tx.directory.addAccount(account);
  const detail = { login, roles: account.roles };
  await tx.record({ ...by(ctx), action, article: null, subject: { kind: 'account', id: account.id }, detail });
  return account;
}

type AccountChange = {
  name?: string | undefined;
  roles?: Role[] | undefined;
  active?: boolean | undefined;
  resetPassword?: boolean | undefined;
  /** What stands still then was read. */
  anyway?: boolean | undefined;
};

export type Changed = { account: Account; link: GivenLink | null; grant: RoleGrant | null };

/**
 * Changes an account; a stopped one, or one with a reset password, loses its sessions at once. A reset gives out a one-time link, and so does
 * reopening an account of an office, by two hands; roles with which somebody comes to sign or to administer wait for another hand (`grant`).
 */
export const changeAccount = (ctx: Context, id: string, change: AccountChange): Promise<Changed> =>
  ctx.inTransaction(async (tx) => {
    // One after the other: of two administrators who stop each other in the same moment the later finds that it is the last.
    await tx.next(`accounts:${found(await tx.directory.account(id)).organisationId}`);
    const account = found(await tx.directory.lockedAccount(id));
    if (account.id === ctx.actor.accountId && change.active === false)
      badInput('active', '停用', '不能停用自己的账号，请由另一位管理员办理');
    if (account.id === ctx.actor.accountId && change.resetPassword) badInput('resetPassword', '口令', '自己的口令请在“账号设置”中修改');
    if (change.roles) allowRoles(found(await tx.directory.organisation(account.organisationId)), change.roles);
    if (change.roles || change.active) needsProof(ctx);
    const asked = change.roles !== undefined && takesTwoHands(account.roles, change.roles) ? change.roles : null;
    const next = {
      ...(change.name === undefined ? {} : { name: namedOr400(change.name, 'name', '姓名') }),
      ...(change.roles === undefined || asked !== null ? {} : { roles: change.roles }),
      ...(change.active === undefined ? {} : { active: change.active, dormantAt: null }),
    };
    const reopened = change.active === true && !account.active && isStaff(account);
    // Also what a role that waits for its second hand will take away: who asks is the one who can still do otherwise.
    await warned(tx, account, { next: asked === null ? next : { ...next, roles: asked }, anyway: change.anyway ?? false });
    if (Object.keys(next).length > 0) {
      await tx.directory.changeAccount(id, next);
      await tx.record({
        ...by(ctx),
        action: 'changeAccount',
        article: null,
        subject: { kind: 'account', id },
        detail: { changed: Object.keys(next).filter((name) => name !== 'dormantAt') },
      });
    }
    if (change.active === false) await tx.asSystem((system) => system.directory.closeSessionsOf(id));
    const link =
      change.resetPassword || reopened ? await giveLink(tx, ctx, { account: { ...account, ...next }, reason: 'reset', reopened }) : null;
    const grant = asked === null ? null : await askRoles(tx, ctx, { ...account, ...next }, asked);
    return { account: { ...account, ...next }, link, grant };
  });

function allowRoles(organisation: Organisation, roles: readonly Role[]): void {
  const allowed = rolesOf[organisation.kind];
  const wrong = roles.filter((role) => !allowed.includes(role));
  if (wrong.length > 0) badInput('roles', '角色', `“${organisation.name}”的账号不能担任所选角色，请改选角色`);
}

/** 16 characters that are not mistaken for one another when read aloud. */
const oneTimePassword = (token: string): string => token.replace(/[-_0O1lI]/g, '').slice(0, 16);
