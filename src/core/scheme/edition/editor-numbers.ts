import { USUAL_LEDGER, USUAL_OVER_CHANCE, USUAL_REPORT_LEAP, USUAL_SUPPLEMENT_TIMES } from './to-scheme.ts';

export type Setting = { readonly set: string; readonly label: string; readonly unit: string };
/** Every number that an edition may set, as its editor names it. */
export const numbers: readonly Setting[] = [
  { set: 'correction.workdays', label: '补正期限', unit: '个工作日' },
  { set: 'correction.leaves', label: '给推荐部门留', unit: '个工作日' },
  { set: 'hearing.workdays', label: '陈述、申辩期限', unit: '个工作日' },
  { set: 'reconsideration.workdays', label: '申请复核的期限', unit: '个工作日' },
  { set: 'reconsideration.reachedAfter', label: '没有打开的通知视为收到', unit: '个工作日' },
  { set: 'reconsideration.answerWorkdays', label: '复核答复的期限', unit: '个工作日' },
  { set: 'renewal.windowMonths', label: '期满前可以重新申报', unit: '个月' },
  { set: 'sample.unanswered', label: '联系不上的次数', unit: '次' },
  { set: 'sample.apartMinutes', label: '两次联系至少相隔', unit: '分钟' },
  { set: 'panel.supplementTimes', label: '补充抽取的候选专家至少为补抽人数的', unit: '倍' },
  { set: 'spread.points', label: '评分相差提示', unit: '分' },
  { set: 'signals.sameMobile', label: '同一手机出现', unit: '次' },
  { set: 'signals.sameContact', label: '同一联系人出现', unit: '次' },
  { set: 'signals.contactOverChance', label: '同名多于偶然重名', unit: '倍' },
  { set: 'signals.consecutiveNumbers', label: '连号手机', unit: '个' },
  { set: 'signals.reportLeap', label: '季度数据增减须说明', unit: '倍' },
  { set: 'signals.ledgerLeap', label: '台账人次多于以往', unit: '倍' },
  { set: 'signals.ledgerPersons', label: '台账人次达到才提示', unit: '人次' },
];
/** What holds where an edition says nothing, if it is not nothing. */
export const usual: Readonly<Record<string, number>> = {
  'signals.contactOverChance': USUAL_OVER_CHANCE,
  'signals.reportLeap': USUAL_REPORT_LEAP,
  'signals.ledgerLeap': USUAL_LEDGER.leap,
  'signals.ledgerPersons': USUAL_LEDGER.persons,
  'panel.supplementTimes': USUAL_SUPPLEMENT_TIMES,
};
