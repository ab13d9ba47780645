import type { Day } from '../calendar/day.ts';
import { chineseDay } from '../calendar/day.ts';
import type { Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

export type ObjectionState = 'open' | 'upheld' | 'dismissed';
export type ObjectionFacts = { readonly state: ObjectionState };
/** `upheld`: what came of it. */
export type ObjectionBrought = { readonly upheld: boolean };

/** An objection that waits to be verified, with all that its line says. */
export type WaitingObjection = {
  readonly id: string;
  readonly state: ObjectionState;
  readonly issuerId: string;
  readonly applicant: string;
  readonly trackingNumber: string;
  readonly filedOn: Day;
};

const article = '第八条（五）';

export const objectionSteps = {
  decide: {
    label: '办结异议',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['open'],
    to: { oneOf: ['upheld', 'dismissed'], which: ({ upheld }) => (upheld ? 'upheld' : 'dismissed') },
    brings: {
      upheld: { kind: 'yesNo', label: '查证结论', yes: '成立', no: '不成立', missing: '请选择是否成立' },
      outcome: { kind: 'text', label: '查证情况和处理结果', missing: '请写明查证情况和处理结果', least: 4, most: 4000 },
    },
    waits: [
      {
        kind: 'objection',
        otherwise: '没有办结，被异议的单位不能认定',
        action: '核实',
        why: ({ filedOn, applicant }) => `${chineseDay(filedOn)}收到对${applicant}的异议，待核实并答复`,
      },
    ],
  },
} as const satisfies Record<string, Step<ObjectionFacts, ObjectionState, ObjectionBrought, WaitingObjection>>;
export type ObjectionSteps = typeof objectionSteps;

const inbox: InboxOf<WaitingObjection> = {
  parties: ({ issuerId }) => [{ organisationId: issuerId }],
  said: ({ trackingNumber, applicant }) => ({
    title: `公示异议 ${trackingNumber}`,
    organisation: applicant,
    link: '/app/objections',
    state: { label: '异议未办结', tone: 'red' },
  }),
};

/** 公示异议（第八条（五））：经办人查证；成立的由分管领导签发不予认定，不成立的不再妨碍认定。 */
export const objectionProcedure: Procedure<ObjectionFacts, ObjectionState, ObjectionBrought, keyof ObjectionSteps, WaitingObjection> = {
  label: '公示异议',
  article,
  subject: 'Objection',
  states: { open: { label: '正在查证' }, upheld: { label: '异议成立' }, dismissed: { label: '异议不成立' } },
  first: 'open',
  steps: objectionSteps,
  inbox,
};
