import type { SignedTotals, Timeliness } from '../../core/reporting/boards.ts';

type Authority = { readonly authorityId: string; readonly authority: string; readonly divisionCode: string | null };
/** The last signature of one authority's table of a quarter. */
export type SignedOf = Authority & SignedTotals & { readonly summaryId: string };
/** How reports that are due on one day stand with an authority. */
export type CameOf = Authority & Timeliness & { readonly year: number; readonly quarter: number; readonly dueOn: string };
/** Quarters from one to another, counted as year × 4 + quarter, and the day on which it is asked. */
export type Span = { readonly from: number; readonly to: number; readonly today: string };

/** The province's platforms over the quarters, each in one statement; whoever reads sees what the database shows: a city its own, the province all. */
export type Boards = {
  signed(span: Span): Promise<SignedOf[]>;
  came(span: Span): Promise<CameOf[]>;
};
