import { changeable } from '../scheme/round-change.ts';
import type { Brings } from './brings.ts';
import { cancelProcedure } from './cancel.ts';
import type { Procedure, Step } from './step.ts';
import { onceSigned, type TwoHandsFacts, type TwoHandsState, twoHandsStates } from './two-hands.ts';

const { article } = cancelProcedure;
const day = (key: 'opensOn' | 'closesOn' | 'recommendBy' | 'reviewBy') =>
  ({ kind: 'day', label: `${changeable[key]}改为`, optional: true }) as const;
type LineKey = Exclude<keyof typeof changeable, 'opensOn' | 'closesOn' | 'recommendBy' | 'reviewBy' | 'callText'>;
const line = (key: LineKey, most: number) =>
  ({ kind: 'text', label: `${changeable[key]}改为`, least: 1, most, line: true, optional: true }) as const;

/** What a change says anew; what is left out stays. */
const anew = {
  closesOn: day('closesOn'),
  closesAt: line('closesAt', 5),
  recommendBy: day('recommendBy'),
  reviewBy: day('reviewBy'),
  opensOn: day('opensOn'),
  title: line('title', 120),
  rewardAmount: line('rewardAmount', 16),
  rewardFund: line('rewardFund', 16),
  renewalMonths: line('renewalMonths', 2),
  panelSize: line('panelSize', 2),
  sampleSize: line('sampleSize', 2),
  callNumber: line('callNumber', 80),
  callText: { kind: 'text', label: `${changeable.callText}改为`, least: 1, most: 20_000, optional: true },
  reason: { kind: 'text', label: '原因', hint: '写入公告，随年度工作公开，不写个人信息', missing: '请写明变更的原因', least: 4, most: 500 },
} as const satisfies Brings;

export const roundChangeSteps = {
  prepare: { label: '起草变更', article, by: 'authorityOf', role: 'officer', from: [null], to: 'prepared', brings: anew },
  correct: { label: '修改变更', article, by: 'authorityOf', role: 'officer', from: ['prepared', 'returned'], to: 'prepared', brings: anew },
  ...onceSigned(article, {
    ...{ drop: '撤下变更', sign: '签发变更' },
    hands: { what: '这次变更由您本人起草', instead: '须由另一位分管领导签发' },
  }),
} as const satisfies Record<string, Step<TwoHandsFacts, TwoHandsState, object>>;
export type RoundChangeSteps = typeof roundChangeSteps;
export type RoundChangeStep = keyof RoundChangeSteps;

/** 年度工作的变更、延期：经办人写明改什么、为什么，另一位分管领导签发；签发即生效并公布，不能撤销，只能再变更。 */
export const roundChangeProcedure: Procedure<TwoHandsFacts, TwoHandsState, object, RoundChangeStep> = {
  label: '年度工作的变更、延期',
  article,
  subject: 'RoundChange',
  noun: '这一次变更',
  states: twoHandsStates('待签发', '已生效'),
  first: 'prepared',
  steps: roundChangeSteps,
};
