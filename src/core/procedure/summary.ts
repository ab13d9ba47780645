import { chineseDay, type Day } from '../calendar/day.ts';
import { periodLabel, type Quarter } from '../deadlines/reporting.ts';
import { ownHand } from '../workflow/hands.ts';
import type { Need, Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

/** `amending`, `amended`: what was signed stands, while an amendment of it is written, or waits to be signed. */
export type SummaryState = 'open' | 'prepared' | 'sent' | 'accepted' | 'returned' | 'amending' | 'amended';
/** `opens`: the day after its quarter; `hands`: everybody who has prepared it; `stale`: its reports say something else by now. */
export type SummaryFacts = {
  readonly state: SummaryState;
  readonly opens: string;
  readonly preparedBy: string | null;
  readonly hands: readonly string[];
  readonly stale: boolean;
  /** The day on which one was signed first; null while none is. */
  readonly sentOn: string | null;
};

/** A summary that waits for somebody, with all that its line says. */
export type WaitingSummary = {
  readonly id: string;
  readonly authorityId: string;
  readonly issuerId: string;
  readonly authority: string;
  readonly year: number;
  readonly quarter: Quarter;
  readonly state: SummaryState;
  readonly dueOn: Day;
  readonly preparedBy: string | null;
  readonly givenBackReason: string | null;
  readonly returnReason: string | null;
  readonly hands: readonly string[];
  readonly stale: boolean;
  /** Signed before this was kept, and nothing has come in since: its line would ask for what is long done. */
  readonly carried: boolean;
};

const quarterOver: Need<SummaryFacts> = ({ facts: { opens }, today }) =>
  today < opens ? `本季度尚未结束，${chineseDay(opens)}起可以汇总` : null;
const upToDate: Need<SummaryFacts> = ({ facts: { stale } }) =>
  stale ? '编制之后平台的报送有变化，表中的数已不是现在的数；请退回经办人重新编制' : null;
const somethingToAmend: Need<SummaryFacts> = ({ facts: { stale, state } }) =>
  !stale && (state === 'sent' || state === 'accepted') ? '已签发的汇总表与各平台的报送一致，没有需要更正的' : null;
const preparedByAnother: Need<SummaryFacts> = ({ facts: { preparedBy, hands }, actor }) =>
  ownHand(actor, [preparedBy, ...hands], { what: '汇总表由您本人编制', instead: '须由另一位分管领导签发' });

const article = '第十五条';
const overview = { kind: 'text', label: '说明', most: 50_000, optional: true } as const;
const due = ({ dueOn }: WaitingSummary) => ({ dueOn });

export const summarySteps = {
  prepare: {
    label: '编制汇总表',
    article,
    by: 'recommenderOf',
    role: 'officer',
    from: ['open', 'prepared'],
    to: 'prepared',
    needs: [quarterOver],
    brings: { overview },
    waits: [
      {
        kind: 'prepareSummary',
        otherwise: '逾期仍可报送，记为逾期',
        in: ['open'],
        action: '编制',
        due,
        why: ({ givenBackReason: word }) => (word === null ? '待核对各平台数据并编制汇总表' : `领导退回：${word}`),
      },
    ],
  },
  amend: {
    label: '编制更正表',
    article,
    by: 'recommenderOf',
    role: 'officer',
    from: ['sent', 'accepted', 'returned', 'amending', 'amended'],
    to: 'amended',
    needs: [somethingToAmend],
    brings: {
      reason: {
        kind: 'text',
        label: '更正理由',
        hint: '为什么更正；印在更正表上，省工信厅看得到。变动的数据由系统列出',
        missing: '请写明更正理由',
        most: 2000,
      },
      overview,
    },
    waits: [
      {
        kind: 'amendSummary',
        otherwise: '没有更正的，仍以已签发的一份为准，与平台的报送不一致',
        in: ['sent', 'accepted'],
        when: ({ stale, carried }) => stale && !carried,
        action: '更正',
        why: () => '签发之后有平台补报或更正，汇总表须更正后重报',
      },
      {
        kind: 'summaryReturned',
        otherwise: '没有更正重报的，仍以已签发的一份为准',
        in: ['returned', 'amending'],
        action: '更正',
        why: ({ state, givenBackReason: word, returnReason }) =>
          state === 'amending' && word !== null ? `领导退回：${word}` : `已退回：${returnReason ?? ''}`,
      },
    ],
  },
  send: {
    label: '签发报送',
    article,
    by: 'recommenderOf',
    role: 'leader',
    from: ['prepared', 'amended'],
    to: 'sent',
    needs: [upToDate],
    notBy: preparedByAnother,
    waits: [
      {
        kind: 'signSummary',
        otherwise: '没有签发，不能报送',
        action: '签发',
        usual: ({ stale }) => (stale ? null : '签发报送'),
        notBy: ({ preparedBy, hands }) => [preparedBy, ...hands],
        due,
        why: ({ state, stale }) =>
          stale ? '编制之后平台的报送有变化，须退回经办人重新编制' : `${state === 'amended' ? '更正表' : '汇总表'}已编制，等待签发`,
      },
    ],
  },
  giveBack: {
    label: '退回经办人',
    article,
    by: 'recommenderOf',
    role: 'leader',
    from: ['prepared', 'amended'],
    to: { oneOf: ['open', 'amending'], which: (_, { sentOn }) => (sentOn === null ? 'open' : 'amending') },
    brings: { reason: { kind: 'text', label: '要改什么', missing: '请写明要改什么', least: 2, most: 1000 } },
  },
  accept: {
    label: '接收',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['sent'],
    to: 'accepted',
    waits: [
      {
        kind: 'acceptSummary',
        otherwise: '没有接收的，主管部门和平台仍可更正',
        action: '审核',
        when: ({ carried }) => !carried,
        usual: '接收',
        why: () => '已报送，待审核接收',
      },
    ],
  },
  return: {
    label: '退回更正',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['sent', 'accepted'],
    to: 'returned',
    brings: {
      reason: {
        kind: 'text',
        label: '退回理由',
        hint: '哪一行、哪一项、应如何更正；退回后主管部门和平台可以更正',
        missing: '请写明退回理由',
        most: 2000,
      },
    },
  },
} as const satisfies Record<string, Step<SummaryFacts, SummaryState, object, WaitingSummary>>;
export type SummarySteps = typeof summarySteps;
export type SummaryStep = keyof SummarySteps;

const states = {
  open: { label: '待汇总' },
  prepared: { label: '待签发' },
  sent: { label: '已报送，待接收' },
  accepted: { label: '已接收' },
  returned: { label: '已退回，待更正' },
  amending: { label: '更正中，已签发的仍有效' },
  amended: { label: '更正表待签发' },
} as const;

const inbox: InboxOf<WaitingSummary> = {
  parties: (c, by) => [{ organisationId: by === 'authorityOf' ? c.issuerId : c.authorityId }],
  said: (c) => ({
    title: `${periodLabel(c)}汇总表（附件8）`,
    organisation: c.authority,
    link: `/app/summaries/${c.id}`,
    state: { label: states[c.state].label, tone: 'amber' },
  }),
};

/** 季度汇总表（第十五条、附件8）：经办人编制，分管领导签发或退回；省工信厅接收或退回；签发之后有补报、更正的，编制更正表再签发，此前以已签发的一份为准。 */
export const summaryProcedure: Procedure<SummaryFacts, SummaryState, object, keyof SummarySteps, WaitingSummary> = {
  label: '季度汇总表',
  article,
  subject: 'Summary',
  states,
  first: 'open',
  steps: summarySteps,
  inbox,
};
