import { addDays } from '../calendar/day.ts';
import type { Actor } from '../workflow/relation.ts';
import type { Case, Need, Procedure } from './step.ts';

/** So many days the managers of now have for objecting, unless one of them agrees or the province's leader says why it can't wait. */
export const daysToObject = 3;

export type HandoverState = 'asked' | 'objected' | 'done' | 'refused' | 'withdrawn';
export type HandoverFacts = {
  readonly state: HandoverState;
  readonly organisationId: string;
  readonly askedBy: string;
  readonly askedOrganisation: string;
  readonly askedOn: string;
  /** Who looks is of the province. */
  readonly byProvince: boolean;
};
export type HandoverStep = 'agree' | 'refuse' | 'object' | 'withdraw';

type Handed = Case<HandoverFacts>;
/** The first day on which somebody else than the managers of now may agree. */
export const objectedUntil = (askedOn: string): string => addDays(askedOn, daysToObject);
export const isManager = (actor: Actor, { organisationId }: { readonly organisationId: string }): boolean =>
  actor.organisationId === organisationId && actor.roles.includes('manager');
const isProvince = ({ actor, facts }: Handed) => facts.byProvince && actor.roles.includes('leader');

const decider = {
  who: '提出的一方以外：原单位管理员、省级主管部门领导、系统管理员',
  is: (c: Handed) =>
    c.actor.accountId !== c.facts.askedBy &&
    (isManager(c.actor, c.facts) ||
      (c.actor.organisationId !== c.facts.askedOrganisation && (isProvince(c) || c.actor.roles.includes('administrator')))),
};
const manager = { who: '原单位管理员', is: ({ actor, facts }: Handed) => isManager(actor, facts) };
const asker = {
  who: '提出的人，或同一部门的经办人',
  is: ({ actor, facts }: Handed) =>
    actor.accountId === facts.askedBy || (actor.organisationId === facts.askedOrganisation && actor.roles.includes('officer')),
};

const objectionsHeard: Need<HandoverFacts> = (c) => {
  if (isManager(c.actor, c.facts) || isProvince(c)) return null;
  if (c.facts.state === 'objected') return '原管理员有异议，由省级主管部门领导决定';
  const from = objectedUntil(c.facts.askedOn);
  return c.today < from ? `原管理员可以在 ${from} 前提出异议，自该日起办理；急需的由省级主管部门领导决定` : null;
};

const article = '移交管理员';
const deciders = ['manager', 'leader', 'administrator'] as const;

/** 移交单位管理员（docs/decisions/0012）：一方提出，另一方决定，原管理员可以提出异议。 */
export const handoverProcedure: Procedure<HandoverFacts, HandoverState, object, HandoverStep> = {
  label: '移交单位管理员',
  article,
  noun: '这件移交',
  states: {
    asked: { label: '待确认' },
    objected: { label: '有异议' },
    done: { label: '已移交' },
    refused: { label: '不同意移交' },
    withdrawn: { label: '已撤回' },
  },
  first: 'asked',
  steps: {
    agree: {
      label: '同意移交',
      article,
      by: decider,
      role: deciders,
      from: ['asked', 'objected'],
      to: 'done',
      needs: [objectionsHeard],
      asks: { what: '有异议或者异议期未满的，同意移交的理由和核实情况' },
      grave: true,
    },
    refuse: {
      label: '不同意移交',
      article,
      by: decider,
      role: deciders,
      from: ['asked', 'objected'],
      to: 'refused',
      asks: { what: '不同意移交的理由' },
    },
    object: { label: '提出异议', article, by: manager, role: 'manager', from: ['asked'], to: 'objected', asks: { what: '异议' } },
    withdraw: { label: '撤回申请', article, by: asker, role: ['officer', 'clerk'], from: ['asked', 'objected'], to: 'withdrawn' },
  },
};
