import type { Procedure, Step } from './step.ts';

export type ObjectionState = 'open' | 'upheld' | 'dismissed';
export type ObjectionFacts = { readonly state: ObjectionState };
/** `upheld`: what came of it. */
export type ObjectionBrought = { readonly upheld: boolean };

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
  },
} as const satisfies Record<string, Step<ObjectionFacts, ObjectionState, ObjectionBrought>>;
export type ObjectionSteps = typeof objectionSteps;

/** 公示异议（第八条（五））：经办人查证；成立的由分管领导签发不予认定，不成立的不再妨碍认定。 */
export const objectionProcedure: Procedure<ObjectionFacts, ObjectionState, ObjectionBrought, keyof ObjectionSteps> = {
  label: '公示异议',
  article,
  subject: 'Objection',
  states: { open: { label: '正在查证' }, upheld: { label: '异议成立' }, dismissed: { label: '异议不成立' } },
  first: 'open',
  steps: objectionSteps,
};
