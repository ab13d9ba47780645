import { chineseDay, type Day } from '../calendar/day.ts';
import { periodLabel, type Quarter } from '../deadlines/reporting.ts';
import { registrationSeen } from './organisation-case.ts';
import type { Need, Procedure, Step } from './step.ts';
import type { InboxOf } from './waits.ts';

/** `correcting`: a draft lies beside what came in, which stands until the draft comes in. */
export type ReportState = 'open' | 'submitted' | 'correcting' | 'returned' | 'accepted' | 'waived';
export type ReportFacts = {
  readonly state: ReportState;
  /** The day after its quarter. */
  readonly opens: string;
  /** What keeps it from being sent in, a sentence a place. */
  readonly faults: readonly string[];
  /** Whoever registered the unit has not been checked yet: so it is where somebody took an earlier platform's place over (第十九条). */
  readonly pending: boolean;
  /** How the version stood that is being corrected; null where none is. */
  readonly revisionOf: 'submitted' | 'accepted' | null;
  /** Who has accepted a table that it is a line of; null while nobody has. One that comes in for the first time, however late, changes nothing of that. */
  readonly acceptedBy: string | null;
};

/** A report that waits for somebody, with all that its line says. */
export type WaitingReport = {
  readonly id: string;
  readonly platform: string;
  readonly organisationId: string;
  readonly authorityId: string;
  readonly year: number;
  readonly quarter: Quarter;
  readonly state: ReportState;
  readonly dueOn: Day;
  /** The first time it was sent in. */
  readonly submittedOn: Day | null;
  /** The day of the summary that it goes into; null where it has not been sent. */
  readonly summaryDueOn: Day | null;
  readonly returnReason: string | null;
  /** By which day it is to come in again, where it was given back or is being corrected. */
  readonly reviseBy: Day | null;
  /** The last time it was given back. */
  readonly returnedOn: Day | null;
};

const registered: Need<ReportFacts> = (one) => registrationSeen(one, '报送，现在可以先填写');
const quarterOver: Need<ReportFacts> = ({ facts: { opens }, today }) =>
  today < opens ? `本季度尚未结束，${chineseDay(opens)}起可以报送；现在可以先填写` : null;
const withoutFaults: Need<ReportFacts> = ({ facts: { faults } }) =>
  faults.length > 0 ? `还有 ${faults.length} 处需要改正：${faults.join('；')}` : null;

const notBelowAccepted: Need<ReportFacts> = ({ facts: { acceptedBy } }) =>
  acceptedBy === null
    ? null
    : `${acceptedBy}已接收本季度汇总表，所汇总的调度表不再变动；确需更正的，先由主管部门报请${acceptedBy}退回汇总表`;

const givenBack = ({ returnReason }: WaitingReport) => `已退回修改：${returnReason ?? ''}`;

const againBy = ({ reviseBy, dueOn }: WaitingReport) => ({ dueOn: reviseBy ?? dueOn });

const article = '第十五条';

export const reportSteps = {
  submit: {
    label: '报送',
    article,
    by: 'applicantOf',
    role: 'clerk',
    from: ['open', 'correcting', 'returned'],
    to: 'submitted',
    needs: [registered, quarterOver, notBelowAccepted, withoutFaults],
    waits: [
      {
        kind: 'report',
        otherwise: '逾期仍可报送，记为逾期',
        in: ['open'],
        action: '填报',
        due: ({ dueOn }) => ({ dueOn }),
        why: ({ dueOn }) => `${chineseDay(dueOn)}前报送；没有业务的报零报告`,
      },
      {
        kind: 'correctReport',
        otherwise: '没有重新报送的，仍以已报送的一版为准',
        in: ['correcting'],
        action: '继续更正',
        due: ({ reviseBy }) => ({ dueOn: reviseBy }),
        why: () => '更正已打开，还没有重新报送；不再更正的，请放弃更正',
      },
      {
        kind: 'reportReturned',
        otherwise: '没有改正重报的，不汇入季度汇总表',
        in: ['returned'],
        action: '修改后报送',
        due: againBy,
        why: givenBack,
      },
      {
        kind: 'withPlatform',
        side: 'elsewhere',
        by: 'recommenderOf',
        role: 'staff',
        in: ['returned'],
        action: '查看',
        actionLate: '查看逾期调度表',
        due: againBy,
        why: givenBack,
        says: (c) => ({ title: `${c.platform}：${periodLabel(c)}调度表`, who: c.platform, sinceOn: c.returnedOn }),
      },
    ],
  },
  return: {
    label: '退回修改',
    article,
    by: 'recommenderOf',
    role: 'officer',
    from: ['submitted', 'accepted'],
    to: 'returned',
    needs: [notBelowAccepted],
    brings: {
      items: { kind: 'items', label: '退回的各处', optional: true },
      dueOn: { kind: 'day', label: '改好的截止日期', hint: '一个工作日；不填的，按补正的工作日数计', optional: true },
      reason: {
        kind: 'text',
        label: '退回理由',
        hint: '哪一项、为什么、应如何修改；平台据此更正（第十五条）',
        missing: '请写明退回理由',
        most: 2000,
      },
    },
  },
  accept: {
    label: '接收',
    article,
    by: 'recommenderOf',
    role: 'officer',
    from: ['submitted'],
    to: 'accepted',
    waits: [
      {
        // Its own summary's day, so that the reports in it are settled before.
        kind: 'acceptReport',
        otherwise: '没有审核的，不汇入季度汇总表',
        action: '审核',
        usual: '接收',
        due: ({ summaryDueOn }) => ({ dueOn: summaryDueOn }),
        why: () => '已报送，待审核后汇总',
      },
    ],
  },
  reopen: {
    label: '更正已报数据',
    article,
    by: 'applicantOf',
    role: 'clerk',
    from: ['submitted', 'accepted'],
    to: 'correcting',
    needs: [notBelowAccepted],
    brings: {
      reason: {
        kind: 'text',
        label: '更正理由',
        hint: `哪一项、为什么更正；主管部门和省工信厅看得到，与新版本一并留存（${article}）`,
        missing: '请写明更正理由',
        most: 2000,
      },
    },
  },
  withdraw: {
    label: '放弃更正',
    article,
    by: 'applicantOf',
    role: 'clerk',
    from: ['correcting'],
    to: { oneOf: ['submitted', 'accepted'], which: (_, { revisionOf }) => revisionOf ?? 'submitted' },
  },
} as const satisfies Record<string, Step<ReportFacts, ReportState, object, WaitingReport>>;
export type ReportSteps = typeof reportSteps;
export type ReportStep = keyof ReportSteps;

const states = {
  open: { label: '待报送' },
  submitted: { label: '已报送，待审核' },
  correcting: { label: '更正中，已报送的仍有效' },
  returned: { label: '已退回，待修改' },
  accepted: { label: '已接收' },
  waived: { label: '不再要求' },
} as const;

const inbox: InboxOf<WaitingReport> = {
  submittedOn: ({ submittedOn }) => submittedOn,
  parties: (c, by) => [{ organisationId: by === 'applicantOf' ? c.organisationId : c.authorityId }],
  said: (c) => ({
    title: `${periodLabel(c)}调度表（附件7）`,
    organisation: c.platform,
    link: `/app/reports/${c.id}`,
    state: { label: states[c.state].label, tone: 'amber' },
  }),
};

/** 季度调度表的报送（第十五条）：平台报送，所在地主管部门接收或退回。 */
export const reportProcedure: Procedure<ReportFacts, ReportState, object, keyof ReportSteps, WaitingReport> = {
  label: '季度调度表',
  article,
  subject: 'Report',
  states,
  first: 'open',
  fromElsewhere: { waived: '撤销称号的决定写明不再要求报送（第十二条），或者称号在季度结束前已终止' },
  steps: reportSteps,
  inbox,
};
