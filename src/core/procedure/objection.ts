import type { Procedure } from './step.ts';

export type ObjectionState = 'open' | 'upheld' | 'dismissed';
export type ObjectionFacts = { readonly state: ObjectionState };
/** `upheld`: what came of it. */
export type ObjectionBrought = { readonly upheld: boolean };

/** 公示异议（第八条（五））：经办人查证；成立的由分管领导签发不予认定，不成立的不再妨碍认定。 */
export const objectionProcedure: Procedure<ObjectionFacts, ObjectionState, ObjectionBrought, 'decide'> = {
  label: '公示异议',
  article: '第八条（五）',
  states: { open: { label: '正在查证' }, upheld: { label: '异议成立' }, dismissed: { label: '异议不成立' } },
  first: 'open',
  steps: {
    decide: {
      label: '办结异议',
      article: '第八条（五）',
      by: 'authorityOf',
      role: 'officer',
      from: ['open'],
      to: { oneOf: ['upheld', 'dismissed'], which: ({ upheld }) => (upheld ? 'upheld' : 'dismissed') },
      asks: { what: '查证情况和处理结果' },
    },
  },
};
