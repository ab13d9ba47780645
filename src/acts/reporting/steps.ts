import { chineseDay } from '../../core/calendar/day.ts';
import { reportOpens } from '../../core/deadlines/reporting.ts';
import { ownHand } from '../../core/workflow/hands.ts';
import type { CaseNeed, CaseStep } from '../case-steps.ts';
import type { Handled } from '../hands.ts';
import { asPeriod } from './duty.ts';
import type { ReportState, Summary, SummaryState } from './records.ts';

const article = '第十五条';

export const reportStates: Readonly<Record<ReportState, string>> = {
  open: '待报送',
  submitted: '已报送，待审核',
  returned: '已退回，待修改',
  accepted: '已接收',
  waived: '不再要求',
};

/** What a report's steps are judged by. */
export type ReportCase = {
  readonly state: ReportState;
  readonly organisationId: string;
  readonly authorityId: string;
  readonly year: number;
  readonly quarter: number;
  readonly faults: number;
  readonly annualSummary: string | null;
};

const quarterOver: CaseNeed<ReportCase> = (c, ctx) => {
  const opens = reportOpens(asPeriod(c));
  return ctx.today < opens ? `本季度尚未结束，${chineseDay(opens)}起可以报送；现在可以先填写` : null;
};
const withoutFaults: CaseNeed<ReportCase> = (c) => (c.faults > 0 ? `还有 ${c.faults} 处需要改正` : null);

/** 季度调度表的报送（第十五条）。 */
export const reportSteps: Readonly<Record<'submit' | 'return' | 'accept' | 'reopen', CaseStep<ReportCase, ReportState>>> = {
  submit: {
    label: '报送',
    article,
    role: 'clerk',
    of: (c) => c.organisationId,
    from: ['open', 'returned'],
    to: 'submitted',
    needs: [quarterOver, withoutFaults],
  },
  return: {
    label: '退回修改',
    article,
    role: 'officer',
    of: (c) => c.authorityId,
    from: ['submitted', 'accepted'],
    to: 'returned',
    asks: '退回理由',
  },
  accept: { label: '接收', article, role: 'officer', of: (c) => c.authorityId, from: ['submitted'], to: 'accepted' },
  reopen: {
    label: '更正已报数据',
    article,
    role: 'clerk',
    of: (c) => c.organisationId,
    from: ['submitted', 'accepted'],
    to: 'open',
    grave: true,
  },
};

export const summaryStates: Readonly<Record<SummaryState, string>> = { open: '待汇总', prepared: '待签发', sent: '已报送' };

export type SummaryCase = Pick<Summary, 'state' | 'authorityId' | 'year' | 'quarter' | 'preparedBy'> & Handled;

const summaryQuarterOver: CaseNeed<SummaryCase> = (c, ctx) => {
  const opens = reportOpens(asPeriod(c));
  return ctx.today < opens ? `本季度尚未结束，${chineseDay(opens)}起可以汇总` : null;
};
const anotherPerson: CaseNeed<SummaryCase> = (c, ctx) =>
  ownHand(ctx.actor, [c.preparedBy, ...c.hands], { what: '汇总表由您本人编制', instead: '须由另一位分管领导签发' });

/** 季度汇总表（第十五条、附件8）：经办人编制，分管领导签发。 */
export const summarySteps: Readonly<Record<'prepare' | 'send', CaseStep<SummaryCase, SummaryState>>> = {
  prepare: {
    label: '编制汇总表',
    article,
    role: 'officer',
    of: (c) => c.authorityId,
    from: ['open', 'prepared'],
    to: 'prepared',
    needs: [summaryQuarterOver],
  },
  send: {
    label: '签发报送',
    article,
    role: 'leader',
    of: (c) => c.authorityId,
    from: ['prepared'],
    to: 'sent',
    needs: [anotherPerson],
  },
};
