import type { Day } from '../calendar/day.ts';
import { wholeDay } from '../deadlines/round.ts';
import type { State } from './state.ts';

/** All that says who has a case: its state, its offices by name, and the days of its round. */
export type TurnOf = {
  readonly state: State;
  readonly applicant: string;
  readonly recommender: string;
  readonly issuer: string;
  readonly closesOn: Day;
  readonly closesAt?: string;
  readonly recommendBy: Day;
  readonly reviewBy: Day | null;
  readonly correctionDueOn: Day | null;
  readonly noticeEndsOn: Day | null;
  /** How the 复核 of the decision stands that the case ended with; null: nobody has asked. */
  readonly reconsideration?: 'asked' | 'kept' | null;
};

/** An office, never a person, and what is due from it until when; `dueAt`: the hour of that day. */
export type Due = { readonly who: string; readonly what: string; readonly dueOn: Day | null; readonly dueAt?: string };

/** `due` null: nothing is due from anybody any more; `says`: the same as a sentence. `ahead`: what comes after it, with the days that the round gives. */
export type Turn = { readonly due: Due | null; readonly says: string; readonly ahead: readonly Due[] };

/** Where a case stands and what is due from whom (第八条), on this day. */
export function turnOf(c: TurnOf, today: Day): Turn {
  const path = pathOf(c, today);
  const at = path.findIndex(({ states }) => states.includes(c.state));
  const due = path[at];
  if (due === undefined) return { due: null, says: overOf(c), ahead: [] };
  const bare = ({ states: _, ...of }: Stretch): Due => of;
  return { due: bare(due), says: `现由${due.who}${due.what}`, ahead: path.slice(at + 1).map(bare) };
}

type Stretch = Due & { readonly states: readonly State[] };

function pathOf(c: TurnOf, today: Day): readonly Stretch[] {
  const { recommender, issuer, recommendBy, reviewBy, noticeEndsOn } = c;
  const noticed = noticeEndsOn !== null && noticeEndsOn >= today;
  return [
    filling(c, today),
    { states: ['submitted'], who: recommender, what: '初审', dueOn: recommendBy },
    { states: ['assessing'], who: recommender, what: '抽样测评、填写并签发推荐表', dueOn: recommendBy },
    { states: ['recommended'], who: issuer, what: '受理', dueOn: reviewBy },
    { states: ['admitted'], who: issuer, what: '组织专家评审', dueOn: reviewBy },
    { states: ['reviewed'], who: issuer, what: '确定拟认定名单', dueOn: reviewBy },
    {
      states: ['proposed'],
      who: issuer,
      what: noticed ? '公示' : noticeEndsOn === null ? '公示、认定' : '认定',
      dueOn: noticed ? noticeEndsOn : null,
    },
  ];
}

function filling(
  { state, applicant, recommender, closesOn, closesAt = wholeDay, recommendBy, correctionDueOn }: TurnOf,
  today: Day,
): Stretch {
  const states: readonly State[] = ['draft', 'returned'];
  if (state !== 'returned') return { states, who: applicant, what: '填写并提交', dueOn: closesOn, dueAt: closesAt };
  if (correctionDueOn !== null && correctionDueOn < today)
    return { states, who: recommender, what: '办理：补正期限已过，申报单位没有补正', dueOn: recommendBy };
  return { states, who: applicant, what: '补正后重新提交', dueOn: correctionDueOn };
}

/** What is said once nothing is due from anybody. */
function overOf({ state, reconsideration = null }: TurnOf): string {
  if (reconsideration === 'asked') return `${decided[state] ?? ''}；已申请复核，等没有经手的领导决定`;
  if (reconsideration === 'kept') return `${decided[state] ?? ''}；经复核维持原决定，本次申报已经办结`;
  return state in decided ? `${decided[state]}；不服的，按通知写明的期限申请复核` : (over[state] ?? '');
}

const decided: Readonly<Partial<Record<State, string>>> = {
  declined: '推荐部门决定不予推荐',
  rejected: '认定部门决定不予受理',
  notProposed: '没有列入拟认定名单',
};
const over: Readonly<Partial<Record<State, string>>> = {
  recognised: '已经认定，本次申报已经办结；今后按季度报送',
  setAside: '公示异议成立，不予认定，本次申报已经办结',
  withdrawn: '申报单位已经撤回；申报期内可以重新开始，填写的内容可以带入',
};
