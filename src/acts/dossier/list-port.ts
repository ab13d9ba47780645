import type { State } from '../../core/workflow/state.ts';

/** Which cases are asked for; `search`: a part of the applicant's name, or a whole number or credit code. */
export type Asked = {
  roundId?: string | undefined;
  year?: number | undefined;
  states?: readonly State[] | undefined;
  search?: string | undefined;
};
/** `limit` of them behind the first `offset`, where `after` names one of those behind it; how many there are is said of all. */
export type Paged<T> = T & { limit: number; offset: number; after?: string | undefined };
/** How many cases of a year stand in a state. */
export type Counted = { year: number; state: State; count: number };
