import type { Role } from '../workflow/relation.ts';
import type { Case, Procedure, Step } from './step.ts';

export type RoleGrantState = 'asked' | 'done' | 'refused' | 'withdrawn';
export type RoleGrantFacts = {
  readonly state: RoleGrantState;
  /** Whose account it is, and of which organisation. */
  readonly accountId: string;
  readonly organisationId: string;
  readonly askedBy: string;
};

type Granted = Case<RoleGrantFacts>;

/** Nobody becomes somebody who signs or administers by one hand; nobody is the second hand for oneself, and none by standing in for another. */
const secondHand = {
  who: '提出的人和本人以外：另一位系统管理员，或者该单位的领导',
  is: ({ actor, facts }: Granted) => {
    const own = actor.ownRoles ?? actor.roles;
    if (actor.accountId === facts.askedBy || actor.accountId === facts.accountId) return false;
    return own.includes('administrator') || (own.includes('leader') && actor.organisationId === facts.organisationId);
  },
};
const asker = { who: '提出的人', is: ({ actor, facts }: Granted) => actor.accountId === facts.askedBy };

const article = '两人办理';
const hands = ['administrator', 'leader'] as const;

export const roleGrantSteps = {
  confirm: { label: '同意授予角色', article, by: secondHand, role: hands, from: ['asked'], to: 'done', grave: true },
  refuse: {
    label: '不同意授予角色',
    article,
    by: secondHand,
    role: hands,
    from: ['asked'],
    to: 'refused',
    brings: { word: { kind: 'text', label: '不同意的理由', missing: '请写明不同意的理由', least: 2, most: 500 } },
  },
  withdraw: { label: '撤回', article, by: asker, role: 'administrator', from: ['asked'], to: 'withdrawn' },
} as const satisfies Record<string, Step<RoleGrantFacts, RoleGrantState, object>>;
export type RoleGrantSteps = typeof roleGrantSteps;

/** 授予领导、管理员角色（docs/decisions/0015）：一位系统管理员提出，另一人确认。 */
export const roleGrantProcedure: Procedure<RoleGrantFacts, RoleGrantState, object, keyof RoleGrantSteps> = {
  label: '授予领导、管理员角色',
  article,
  subject: 'RoleGrant',
  noun: '这件角色变更',
  states: { asked: { label: '待确认' }, done: { label: '已授予' }, refused: { label: '不同意' }, withdrawn: { label: '已撤回' } },
  first: 'asked',
  steps: roleGrantSteps,
};

/**
 * Whether a change of roles takes a second hand: somebody comes to sign or to administer, or to prepare what the same account signs. What is only taken away
 * takes none.
 */
export function takesTwoHands(before: readonly Role[], roles: readonly Role[]): boolean {
  const comes = (role: Role) => roles.includes(role) && !before.includes(role);
  return comes('leader') || comes('administrator') || (comes('officer') && roles.includes('leader'));
}
