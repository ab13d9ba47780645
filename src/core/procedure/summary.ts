import { chineseDay, type Day } from '../calendar/day.ts';
import { periodLabel, type Quarter } from '../deadlines/reporting.ts';
import { ownHand } from '../workflow/hands.ts';
import type { Need, Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

export type SummaryState = 'open' | 'prepared' | 'sent';
/** `opens`: the day after its quarter; `hands`: everybody who has prepared it. */
export type SummaryFacts = {
  readonly state: SummaryState;
  readonly opens: string;
  readonly preparedBy: string | null;
  readonly hands: readonly string[];
};

/** A summary that waits for somebody, with all that its line says. */
export type WaitingSummary = {
  readonly id: string;
  readonly authorityId: string;
  readonly authority: string;
  readonly year: number;
  readonly quarter: Quarter;
  readonly state: SummaryState;
  readonly dueOn: Day;
  readonly preparedBy: string | null;
  readonly givenBackReason: string | null;
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
    waits: [
      {
        kind: 'prepareSummary',
        otherwise: '逾期仍可报送，记为逾期',
        in: ['open'],
        action: '编制',
        due: ({ dueOn }) => ({ dueOn }),
        why: ({ givenBackReason: word }) => (word === null ? '待核对各平台数据并编制汇总表' : `领导退回：${word}`),
      },
    ],
  },
  send: {
    label: '签发报送',
    article,
    by: 'recommenderOf',
    role: 'leader',
    from: ['prepared'],
    to: 'sent',
    notBy: preparedByAnother,
    waits: [
      {
        kind: 'signSummary',
        otherwise: '没有签发，不能报送',
        action: '签发',
        usual: '签发报送',
        notBy: ({ preparedBy, hands }) => [preparedBy, ...hands],
        due: ({ dueOn }) => ({ dueOn }),
        why: () => '汇总表已编制，等待签发',
      },
    ],
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
} as const satisfies Record<string, Step<SummaryFacts, SummaryState, object, WaitingSummary>>;
export type SummarySteps = typeof summarySteps;
export type SummaryStep = keyof SummarySteps;

const states = { open: { label: '待汇总' }, prepared: { label: '待签发' }, sent: { label: '已报送' } } as const;

const inbox: InboxOf<WaitingSummary> = {
  parties: (c) => [{ organisationId: c.authorityId }],
  said: (c) => ({
    title: `${periodLabel(c)}汇总表（附件8）`,
    organisation: c.authority,
    link: `/app/summaries/${c.id}`,
    state: { label: states[c.state].label, tone: 'amber' },
  }),
};

/** 季度汇总表（第十五条、附件8）：经办人编制，分管领导签发或退回；退回的重新编制后才能签发。 */
export const summaryProcedure: Procedure<SummaryFacts, SummaryState, object, keyof SummarySteps, WaitingSummary> = {
  label: '季度汇总表',
  article,
  subject: 'Summary',
  states,
  first: 'open',
  steps: summarySteps,
  inbox,
};
