import type { State } from '../workflow/state.ts';

/** So many cases of one group stand in a state; `numbered`: handed in at least once, `recommended`: signed by a recommender at least once. */
export type Standing = { readonly state: State; readonly numbered: boolean; readonly recommended: boolean; readonly count: number };

const beyond = (...states: State[]) => new Set<State>(states);
const recognised = beyond('recognised');
const proposed = beyond(...recognised, 'proposed', 'setAside');
const reviewed = beyond(...proposed, 'reviewed', 'notProposed');
const admitted = beyond(...reviewed, 'admitted');
const recommended = beyond(...admitted, 'recommended', 'rejected');
const accepted = beyond(...recommended, 'assessing');

/** How far a round has come (第八条), each step with all that got as far; what ended on the way stays in those before. */
const steps = {
  started: { label: '开始填报', is: () => true },
  submitted: { label: '提交申报', is: ({ numbered }: Standing) => numbered },
  accepted: { label: '通过初审', is: (one: Standing) => accepted.has(one.state) || one.recommended },
  recommended: { label: '签发推荐', is: (one: Standing) => recommended.has(one.state) || (one.recommended && one.state === 'withdrawn') },
  admitted: { label: '受理', is: ({ state }: Standing) => admitted.has(state) },
  reviewed: { label: '评审结束', is: ({ state }: Standing) => reviewed.has(state) },
  proposed: { label: '列入拟认定名单', is: ({ state }: Standing) => proposed.has(state) },
  recognised: { label: '认定', is: ({ state }: Standing) => recognised.has(state) },
} as const;
export type ProgressStep = keyof typeof steps;

/** Where cases end without a title, and where they stand before they are handed in. */
const beside = {
  drafts: { label: '填写中', states: beyond('draft') },
  returned: { label: '待补正', states: beyond('returned') },
  declined: { label: '不予推荐', states: beyond('declined') },
  rejected: { label: '不予受理', states: beyond('rejected') },
  notProposed: { label: '未列入', states: beyond('notProposed') },
  setAside: { label: '异议成立', states: beyond('setAside') },
  withdrawn: { label: '撤回', states: beyond('withdrawn') },
} as const;

export type Counted = { readonly key: string; readonly label: string; readonly count: number };

const sum = (all: readonly Standing[]): number => all.reduce((n, { count }) => n + count, 0);

export const progressOf = (standings: readonly Standing[]): Counted[] =>
  Object.entries(steps).map(([key, { label, is }]) => ({ key, label, count: sum(standings.filter(is)) }));

export const besideOf = (standings: readonly Standing[]): Counted[] =>
  Object.entries(beside).map(([key, { label, states }]) => ({
    key,
    label,
    count: sum(standings.filter(({ state }) => states.has(state))),
  }));
