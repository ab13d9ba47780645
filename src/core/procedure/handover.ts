import { addDays, chineseDay } from '../calendar/day.ts';
import type { Actor } from '../workflow/relation.ts';
import type { Case, Need, Procedure, Step } from './step.ts';

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
  return c.today < from ? `原管理员可以在${chineseDay(from)}前提出异议，自该日起办理；急需的由省级主管部门领导决定` : null;
};

const article = '移交管理员';
const deciders = ['manager', 'leader', 'administrator'] as const;

export const handoverSteps = {
  agree: {
    label: '同意移交',
    article,
    by: decider,
    role: deciders,
    from: ['asked', 'objected'],
    to: 'done',
    needs: [objectionsHeard],
    brings: {
      word: {
        kind: 'text',
        label: '同意移交的理由和核实情况',
        hint: '原管理员有异议或者异议期未满的必填',
        most: 500,
        optional: true,
      },
    },
    act: 'handOver',
    grave: true,
  },
  refuse: {
    label: '不同意移交',
    article,
    by: decider,
    role: deciders,
    from: ['asked', 'objected'],
    to: 'refused',
    brings: { word: { kind: 'text', label: '不同意移交的理由', missing: '请写明不同意移交的理由', most: 500 } },
  },
  object: {
    label: '提出异议',
    article,
    by: manager,
    role: 'manager',
    from: ['asked'],
    to: 'objected',
    brings: { word: { kind: 'text', label: '异议', missing: '请写明异议的理由', least: 2, most: 500 } },
  },
  withdraw: { label: '撤回申请', article, by: asker, role: ['officer', 'clerk'], from: ['asked', 'objected'], to: 'withdrawn' },
} as const satisfies Record<string, Step<HandoverFacts, HandoverState, object>>;
export type HandoverSteps = typeof handoverSteps;
export type HandoverStep = keyof HandoverSteps;

/** 移交单位管理员（docs/decisions/0012）：一方提出，另一方决定，原管理员可以提出异议。 */
export const handoverProcedure: Procedure<HandoverFacts, HandoverState, object, keyof HandoverSteps> = {
  label: '移交单位管理员',
  article,
  subject: 'Handover',
  noun: '这件移交',
  states: {
    asked: { label: '待确认' },
    objected: { label: '有异议' },
    done: { label: '已移交' },
    refused: { label: '不同意移交' },
    withdrawn: { label: '已撤回' },
  },
  first: 'asked',
  steps: handoverSteps,
};
