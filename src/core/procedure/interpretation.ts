import { editionProcedure } from './scheme-edition.ts';
import type { Case, Procedure, Step } from './step.ts';
import { byAnother, giveBack } from './two-hands.ts';

export type InterpretationState =
  | 'asked'
  | 'retracted'
  | 'declined'
  | 'drafted'
  | 'returned'
  | 'published'
  | 'ending'
  | 'withdrawn'
  | 'replaced';
export type InterpretationFacts = {
  /** null: nothing was asked yet. */
  readonly state: InterpretationState | null;
  /** The office that asks: one that recommends, or the province itself; null: none of these. */
  readonly asker: string | null;
  readonly hands: readonly string[];
};

const asking = {
  who: '提出疑问的部门',
  is: ({ actor, facts }: Case<InterpretationFacts>) => facts.asker !== null && actor.organisationId === facts.asker,
};

const draftedByAnother = byAnother({ what: '解释由您本人起草', instead: '须由另一位分管领导签发' });

const { article } = editionProcedure;

const reason = { kind: 'text', label: '理由', missing: '请写明理由', least: 2, most: 500 } as const;

export const interpretationSteps = {
  ask: { label: '提出疑问', article, by: asking, role: ['officer', 'leader'], from: [null], to: 'asked' },
  retract: { label: '收回疑问', article, by: asking, role: ['officer', 'leader'], from: ['asked'], to: 'retracted' },
  decline: {
    label: '不作解释',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['asked'],
    to: 'declined',
    brings: { word: { kind: 'text', label: '答复', missing: '请写明不作解释的原因', least: 2, most: 500 } },
  },
  answer: {
    label: '起草解释',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['asked', 'drafted', 'returned'],
    to: 'drafted',
    brings: {
      answer: { kind: 'text', label: '解释', hint: '公开，不写个人信息', missing: '请写明解释', least: 2, most: 4000 },
      from: { kind: 'day', label: '自何日起适用', missing: '请填写自何日起适用，如 2026-03-31' },
      choice: { kind: 'text', label: '涉及的口径', most: 120, line: true, optional: true },
      replaces: { kind: 'text', label: '替代哪一件解释', hint: '原解释的编号', most: 60, line: true, optional: true },
    },
  },
  giveBack: giveBack(article, 'drafted'),
  sign: {
    label: '签发解释',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['drafted'],
    to: 'published',
    notBy: draftedByAnother,
    grave: true,
  },
  proposeEnd: {
    label: '提出废止',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['published'],
    to: 'ending',
    brings: { reason },
    grave: true,
  },
  keep: { label: '不同意废止', article, by: 'authorityOf', role: 'leader', from: ['ending'], to: 'published' },
  end: {
    label: '同意废止',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['ending'],
    to: 'withdrawn',
    notBy: draftedByAnother,
    grave: true,
  },
} as const satisfies Record<string, Step<InterpretationFacts, InterpretationState, object>>;
export type InterpretationSteps = typeof interpretationSteps;

/** 办法的解释（第十八条）：推荐部门就办法的一句提出疑问，省级经办人起草，另一位领导签发后公布；由后一件替代或者由两人废止，不删除。 */
export const interpretationProcedure: Procedure<InterpretationFacts, InterpretationState, object, keyof InterpretationSteps> = {
  label: '办法的解释',
  article,
  subject: 'Interpretation',
  noun: '这一件',
  states: {
    asked: { label: '待解释' },
    retracted: { label: '已收回' },
    declined: { label: '不作解释' },
    drafted: { label: '待签发' },
    returned: { label: '已退回' },
    published: { label: '已公布' },
    ending: { label: '废止待签发' },
    withdrawn: { label: '已废止' },
    replaced: { label: '已被替代' },
  },
  first: 'asked',
  fromElsewhere: { replaced: '后一件解释签发，替代这一件' },
  steps: interpretationSteps,
};
