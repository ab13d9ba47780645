import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type RoleGrantFacts, type RoleGrantState, type RoleGrantSteps, roleGrantProcedure } from '../../core/procedure/role-grant.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { type Role, roleLabels } from '../../core/workflow/relation.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { type Kind, type Step, takeWithin } from '../procedure/take.ts';
import { found, notNow, refuse } from '../refusal.ts';
import type { Account } from './records.ts';
import type { RoleGrant, RoleGrantLine } from './role-grant-port.ts';

const RULE = '两人办理';

const said = (roles: readonly Role[]): string => roles.map((role) => roleLabels[role]).join('、') || '无';

/**
 * Asks for the roles with which somebody comes to sign or to administer; the account keeps the roles of now until another administrator or a leader of the
 * same organisation confirms (docs/decisions/0015). The person and the second hands are told. Refuses 409 while one is open for the account.
 */
export const askRoles = (tx: Transaction, ctx: Context, account: Account, roles: readonly Role[]): Promise<RoleGrant> =>
  tx.asSystem(async (system) => {
    const grant: RoleGrant = {
      ...{ id: ctx.tools.newId(), accountId: account.id, organisationId: account.organisationId },
      ...{ before: [...account.roles], roles: [...roles], state: 'asked', version: 1 },
      ...{ askedBy: ctx.actor.accountId, askedName: by(ctx).actor.name, askedAt: ctx.now },
      ...{ word: null, decidedBy: null, decidedName: null, decidedAt: null },
    };
    if (!(await system.roleGrants.add(grant)))
      refuse({ kind: 'conflict', message: `“${account.login}”已有一件角色变更待确认，请先等它办完或撤回` });
    await system.record({ ...by(ctx), action: 'askRoleGrant', article: null, ...entryOf(grant) });
    const what = `${grant.askedName}提出把${account.name}（${account.login}）的角色由“${said(grant.before)}”改为“${said(roles)}”`;
    await system.post({
      key: `roleGrant:${grant.id}:own`,
      to: { accountId: account.id },
      subject: '有人提出变更您的角色',
      body: `${what}，须另一位系统管理员或者本单位领导确认后才生效。`,
    });
    const operators = await system.directory.organisations({ kinds: ['operator'] });
    const hands = [
      ...operators.map(({ id }) => ({ to: { organisationId: id, role: 'administrator' }, link: '/app/accounts' })),
      { to: { organisationId: account.organisationId, role: 'leader' }, link: '/app/role-grants' },
    ];
    for (const { to, link } of hands)
      await system.post({
        key: `roleGrant:${grant.id}:${to.organisationId}`,
        to,
        subject: `角色变更待确认：${account.login}`,
        body: `${what}，请核实后确认。一人不能单独办成。`,
        link,
      });
    return grant;
  });

const entryOf = ({ accountId, before, roles }: RoleGrant) => ({
  subject: { kind: 'account', id: accountId },
  detail: { before: said(before), roles },
});

/** 授予角色 as `take` knows it; the account changes where it is confirmed, over the roles of which it was asked. */
const roleGrantKind: Kind<RoleGrantLine, RoleGrantFacts, RoleGrantState, RoleGrantSteps, object> = {
  procedure: roleGrantProcedure,
  called: '这件角色变更',
  /** What the actor may not see is not there. */
  async locked(tx, ctx, id) {
    const grant = await tx.roleGrants.locked(id);
    return grant && sees(ctx, grant) ? grant : null;
  },
  standing: async (_, ctx, grant) => standingOf(ctx, grant),
  change: (tx, { id, version }, { state, word, decidedBy, decidedName, decidedAt }) =>
    tx.roleGrants.change(id, version, {
      state,
      ...(decidedBy === undefined ? {} : { word: word ?? null, decidedBy, decidedName: decidedName ?? null, decidedAt: decidedAt ?? null }),
    }),
  entry: entryOf,
  effects: {
    async confirm({ tx, ctx, row }) {
      const account = found(await tx.directory.lockedAccount(row.accountId));
      if (!account.active) notNow(RULE, `“${row.login}”已停用，请先恢复使用或者不同意这件变更`);
      if (!sameRoles(account.roles, row.before)) notNow(RULE, `提出以后“${row.login}”的角色已经变更，请不同意后重新提出`);
      await tx.directory.changeAccount(row.accountId, { roles: row.roles });
      return { change: decided(ctx, null), after: (grant) => [answer(grant, `已确认：角色改为“${said(grant.roles)}”。`)] };
    },
    refuse: ({ ctx, brought: { word } }) => ({
      change: decided(ctx, word),
      detail: { reason: word },
      after: (grant) => [answer(grant, `不同意：${word}。角色不变。`)],
    }),
  },
};

const sameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role));

const decided = (ctx: Context, word: string | null) => ({
  ...{ word, decidedBy: ctx.actor.accountId, decidedName: by(ctx).actor.name, decidedAt: ctx.now },
});

const answer = ({ id, askedBy, login, decidedName }: RoleGrantLine, body: string): Letter => ({
  key: `roleGrant:${id}:answer`,
  to: { accountId: askedBy },
  subject: `角色变更已办理：${login}`,
  body: `${decidedName}${body}`,
  link: '/app/accounts',
});

/** Takes one step of a change of roles that waits, with the system's eyes. */
export const takeRoleStep = <N extends keyof RoleGrantSteps>(ctx: Context, step: Step<RoleGrantSteps, N, object>): Promise<RoleGrantLine> =>
  ctx.asSystem((tx) => takeWithin(tx, ctx, roleGrantKind, step));

const sees = ({ actor }: Context, { organisationId, accountId }: RoleGrant): boolean =>
  actor.roles.includes('administrator') ||
  accountId === actor.accountId ||
  (organisationId === actor.organisationId && actor.roles.includes('leader'));

export type RoleGrantView = RoleGrantLine & { offers: Offer[] };

/** Changes of roles as the actor may see them, with what may be done. */
export const roleGrantsSeen = async (tx: Transaction, ctx: Context, filter: { open?: boolean } = {}): Promise<RoleGrantView[]> =>
  (await tx.roleGrants.all(filter))
    .filter((one) => sees(ctx, one))
    .map((one) => ({ ...one, offers: offers(roleGrantProcedure, standingOf(ctx, one)) }));

const standingOf = ({ actor, today }: Context, facts: RoleGrant): Standing<RoleGrantFacts> => ({ facts, parties: {}, actor, today });
