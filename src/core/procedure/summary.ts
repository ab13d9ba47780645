import { chineseDay } from '../calendar/day.ts';
import { ownHand } from '../workflow/hands.ts';
import type { Need, Procedure, Step } from './step.ts';

export type SummaryState = 'open' | 'prepared' | 'sent';
/** `opens`: the day after its quarter; `hands`: everybody who has prepared it. */
export type SummaryFacts = {
  readonly state: SummaryState;
  readonly opens: string;
  readonly preparedBy: string | null;
  readonly hands: readonly string[];
};

const quarterOver: Need<SummaryFacts> = ({ facts: { opens }, today }) =>
  today < opens ? `本季度尚未结束，${chineseDay(opens)}起可以汇总` : null;
const preparedByAnother: Need<SummaryFacts> = ({ facts: { preparedBy, hands }, actor }) =>
  ownHand(actor, [preparedBy, ...hands], { what: '汇总表由您本人编制', instead: '须由另一位分管领导签发' });

const article = '第十五条';

export const summarySteps = {
  prepare: {
    label: '编制汇总表',
    article,
    by: 'recommenderOf',
    role: 'officer',
    from: ['open', 'prepared'],
    to: 'prepared',
    needs: [quarterOver],
    brings: { overview: { kind: 'text', label: '说明', most: 50_000, optional: true } },
  },
  send: {
    label: '签发报送',
    article,
    by: 'recommenderOf',
    role: 'leader',
    from: ['prepared'],
    to: 'sent',
    notBy: preparedByAnother,
  },
  giveBack: {
    label: '退回经办人',
    article,
    by: 'recommenderOf',
    role: 'leader',
    from: ['prepared'],
    to: 'open',
    brings: { reason: { kind: 'text', label: '要改什么', missing: '请写明要改什么', least: 2, most: 1000 } },
  },
} as const satisfies Record<string, Step<SummaryFacts, SummaryState, object>>;
export type SummarySteps = typeof summarySteps;
export type SummaryStep = keyof SummarySteps;

/** 季度汇总表（第十五条、附件8）：经办人编制，分管领导签发或退回；退回的重新编制后才能签发。 */
export const summaryProcedure: Procedure<SummaryFacts, SummaryState, object, keyof SummarySteps> = {
  label: '季度汇总表',
  article,
  subject: 'Summary',
  states: { open: { label: '待汇总' }, prepared: { label: '待签发' }, sent: { label: '已报送' } },
  first: 'open',
  steps: summarySteps,
};
