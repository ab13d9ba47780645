import { chineseDay } from '../calendar/day.ts';
import type { Need, Procedure } from './step.ts';

export type ReportState = 'open' | 'submitted' | 'returned' | 'accepted' | 'waived';
/** `opens`: the day after its quarter; `faults`: places that keep it from being sent in. */
export type ReportFacts = { readonly state: ReportState; readonly opens: string; readonly faults: number };
export type ReportStep = 'submit' | 'return' | 'accept' | 'reopen';

const quarterOver: Need<ReportFacts> = ({ facts: { opens }, today }) =>
  today < opens ? `本季度尚未结束，${chineseDay(opens)}起可以报送；现在可以先填写` : null;
const withoutFaults: Need<ReportFacts> = ({ facts: { faults } }) => (faults > 0 ? `还有 ${faults} 处需要改正` : null);

const article = '第十五条';

/** 季度调度表的报送（第十五条）：平台报送，所在地主管部门接收或退回。 */
export const reportProcedure: Procedure<ReportFacts, ReportState, object, ReportStep> = {
  label: '季度调度表',
  article,
  states: {
    open: { label: '待报送' },
    submitted: { label: '已报送，待审核' },
    returned: { label: '已退回，待修改' },
    accepted: { label: '已接收' },
    waived: { label: '不再要求' },
  },
  first: 'open',
  fromElsewhere: { waived: '撤销称号的决定写明不再要求报送（第十二条）' },
  steps: {
    submit: {
      label: '报送',
      article,
      by: 'applicantOf',
      role: 'clerk',
      from: ['open', 'returned'],
      to: 'submitted',
      needs: [quarterOver, withoutFaults],
    },
    return: {
      label: '退回修改',
      article,
      by: 'recommenderOf',
      role: 'officer',
      from: ['submitted', 'accepted'],
      to: 'returned',
      asks: { what: '退回理由' },
    },
    accept: { label: '接收', article, by: 'recommenderOf', role: 'officer', from: ['submitted'], to: 'accepted' },
    reopen: {
      label: '更正已报数据',
      article,
      by: 'applicantOf',
      role: 'clerk',
      from: ['submitted', 'accepted'],
      to: 'open',
      grave: true,
    },
  },
};
