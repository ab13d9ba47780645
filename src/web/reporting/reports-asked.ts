import { reportProcedure } from '../../core/procedure/report.ts';

/** By what the list of 季度调度表 is narrowed, as it stands in the address. */
export const reportNames = ['period', 'state', 'search'] as const;
type Filter = Readonly<Record<(typeof reportNames)[number], string>>;

type State = keyof typeof reportProcedure.states;
export const isState = (text: string): text is State => Object.hasOwn(reportProcedure.states, text);

/** The same as the server is asked; what is none of its words asks for all. */
export const reportsAsked = ({ period, state, search }: Filter) => ({ ...periodOf(period), ...(isState(state) ? { state } : {}), search });

/** 2026Q1 → its year and quarter; anything else asks for all. */
function periodOf(text: string): { year?: number; quarter?: number } {
  const [, year, quarter] = /^(20\d\d)Q([1-4])$/.exec(text) ?? [];
  return year === undefined ? {} : { year: Number(year), quarter: Number(quarter) };
}
