import { keysOf } from '../text/keys-of.ts';
/** A dossier's states (第八条). Order is the order of the procedure. */
export const states = {
  draft: { label: '填写中', tone: 'grey' },
  submitted: { label: '待初审', tone: 'amber' },
  returned: { label: '待补正', tone: 'amber' },
  assessing: { label: '测评中', tone: 'blue' },
  declined: { label: '不予推荐', tone: 'red' },
  recommended: { label: '已推荐', tone: 'blue' },
  admitted: { label: '已受理', tone: 'blue' },
  rejected: { label: '不予受理', tone: 'red' },
  reviewed: { label: '已评审', tone: 'blue' },
  proposed: { label: '拟认定', tone: 'blue' },
  notProposed: { label: '未列入拟认定名单', tone: 'red' },
  recognised: { label: '已认定', tone: 'green' },
  setAside: { label: '异议成立，不予认定', tone: 'red' },
  withdrawn: { label: '已撤回', tone: 'grey' },
} as const satisfies Record<string, { label: string; tone: Tone }>;

export type Tone = 'grey' | 'amber' | 'blue' | 'red' | 'green';
export type State = keyof typeof states;
export const stateNames: State[] = keysOf(states);

/** Nothing follows these but what a 复核 sets aside; an applicant may start anew in the same round after `withdrawn` only. */
export const finalStates: readonly State[] = ['declined', 'rejected', 'notProposed', 'recognised', 'setAside', 'withdrawn'];

/** 认定程序的五段，画在每一页的程序条上。 */
export const stages = [
  { key: 'fill', label: '填写申报', states: ['draft', 'returned'] },
  { key: 'recommend', label: '初审与推荐', states: ['submitted', 'assessing', 'declined'] },
  { key: 'review', label: '专家评审', states: ['recommended', 'admitted', 'rejected', 'reviewed', 'notProposed'] },
  { key: 'notice', label: '公示', states: ['proposed', 'setAside'] },
  { key: 'recognise', label: '认定公布', states: ['recognised'] },
] as const satisfies readonly { key: string; label: string; states: readonly State[] }[];

/** The stage that a state belongs to; a withdrawn dossier stands at the first. */
export const stageOf = (state: State): number =>
  Math.max(
    0,
    stages.findIndex((s) => s.states.some((one) => one === state)),
  );
