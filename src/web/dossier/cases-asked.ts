import { stateNames, states } from '../../core/workflow/state.ts';

/** By what 申报名单 is narrowed, as it stands in the address. */
export const caseNames = ['round', 'state', 'search'] as const;
type Filter = Readonly<Record<(typeof caseNames)[number], string>>;

export const stateOptions = stateNames.filter((name) => name !== 'draft').map((name) => ({ value: name, label: states[name].label }));

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The same as the server is asked; what is no round's id asks for all. */
export const casesAsked = ({ round, state, search }: Filter) => ({ state, search, ...(isId(round) ? { roundId: round } : {}) });
