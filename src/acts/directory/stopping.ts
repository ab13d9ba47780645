import { canSignIn } from '../../core/directory/in-office.ts';
import type { Parties, Role } from '../../core/workflow/relation.ts';
import type { State } from '../../core/workflow/state.ts';
import type { Transaction } from '../context.ts';
import { notNow } from '../refusal.ts';
import type { Account } from './records.ts';

/** The rule's name in the refusal, by which a page knows that it may be overridden. */
export const CONSEQUENCE = '停用的后果';

type Next = { active?: boolean; roles?: Role[] };

/**
 * What stands still once an account stops or gives up a role that nobody else of its organisation holds. Refuses (422) with all of it, unless the actor has
 * read it (`anyway`); the last administrator is never stopped.
 */
export const warned = (tx: Transaction, account: Account, { next, anyway }: { next: Next; anyway: boolean }): Promise<void> =>
  tx.asSystem(async (system) => {
    const lost = rolesLost(account, next);
    if (lost.length === 0) return;
    const others = (await system.directory.accountsOf(account.organisationId)).filter((one) => canSignIn(one) && one.id !== account.id);
    const left = (role: Role) => others.filter(({ roles }) => roles.includes(role)).length;
    if (lost.includes('administrator') && left('administrator') === 0)
      notNow('系统管理员', '这是唯一在用的系统管理员，不能停用，请先增加另一位');
    const alone = lost.filter((role) => left(role) === 0 || (role === 'administrator' && left(role) === 1));
    if (alone.length === 0 || anyway) return;
    const cases = alone.some((role) => role in counts) ? await system.inbox.live(account.organisationId) : [];
    notNow(CONSEQUENCE, ...alone.map((role) => `${account.name}${said[role](inHand(role, account, cases))}`));
  });

function rolesLost(account: Account, next: Next): Role[] {
  if (!account.active) return [];
  const kept = next.active === false ? [] : (next.roles ?? account.roles);
  return account.roles.filter((role) => !kept.includes(role));
}

type LiveCase = Omit<Parties, 'panelists'> & { readonly state: State };

/** Cases that wait for somebody of this role there. */
const counts: Readonly<Partial<Record<Role, (c: LiveCase, organisationId: string) => boolean>>> = {
  clerk: (c, own) => c.applicantId === own && (c.state === 'draft' || c.state === 'returned'),
  officer: (c, own) =>
    (c.recommenderId === own && (c.state === 'submitted' || c.state === 'assessing')) ||
    (c.issuerId === own && ['recommended', 'admitted', 'reviewed', 'proposed'].includes(c.state)),
  leader: (c, own) =>
    (c.recommenderId === own && c.state === 'assessing') || (c.issuerId === own && (c.state === 'reviewed' || c.state === 'proposed')),
};

const inHand = (role: Role, { organisationId }: Account, cases: readonly LiveCase[]): number =>
  cases.filter((one) => counts[role]?.(one, organisationId)).length;

const said: Readonly<Record<Role, (inHand: number) => string>> = {
  clerk: (n) => `是本单位唯一在用的申报经办：停用后没有人能填写、补正、提交申报和报送季度调度表，现有 ${n} 件待办停在原处，期限照算`,
  manager: () => '是本单位唯一在用的单位管理员：停用后没有人能增加、停用本单位账号，须由主管部门办理移交',
  officer: (n) => `是本部门唯一在用的经办人：停用后初审、测评、受理、季度调度表审核没有人办理，现有 ${n} 件在办停在原处，期限照算`,
  leader: (n) => `是本部门唯一在用的分管领导：停用后没有人能签发推荐、名单、认定和汇总表，代其签发的人也随之不能签发，现有 ${n} 件停在原处`,
  expert: () => '是唯一在用的评审专家：停用后不能组成专家组',
  supervisor: () => '是唯一在用的审计监察人员：停用后没有人能查阅日志',
  administrator: () => '停用后只剩一位系统管理员：重置口令的第二道手续要在服务器的命令行办理',
};
