import { lastEndedPeriod, type Period } from '../../core/deadlines/reporting.ts';
import { placeOf } from '../../core/identifiers/registered-area.ts';
import { type Alert, belowConditions } from '../../core/reporting/below.ts';
import { lowFeeShare, QUARTERS, type QuarterOf, quartersOf, type Timeliness, together } from '../../core/reporting/boards.ts';
import type { Figures } from '../../core/reporting/figures.ts';
import type { Scheme, Threshold } from '../../core/scheme/scheme.ts';
import type { Context } from '../context.ts';
import type { CameOf, SignedOf } from './boards-port.ts';
import { provisional } from './duty.ts';
import type { SummaryFilter } from './port.ts';
import type { SummaryVersion } from './records.ts';

/** One authority in the quarter that is asked for; `city`: the 设区市, or the new area, that it lies in; `platforms` and `figures` as it signed them, null where it has not. */
export type AuthorityOf = Timeliness & {
  readonly authorityId: string;
  readonly authority: string;
  readonly city: string | null;
  readonly platforms: number | null;
  readonly lowFeeShare: string | null;
};
type FunctionOf = { readonly label: string; readonly platforms: number };
type BelowOf = Pick<Alert, 'label' | 'article' | 'message'> & { readonly platform: string; readonly authority: string };

/** The board of a quarter (第十五条): twelve quarters, the authorities, the functions, and what of the signed figures lies below 第六条. */
export type Boards = Period & {
  readonly quarters: readonly QuarterOf[];
  readonly authorities: readonly AuthorityOf[];
  readonly functions: readonly FunctionOf[];
  readonly lowFee: Threshold;
  readonly below: readonly BelowOf[];
};

/** Out of what was signed alone, and of the days on which reports came in; the last quarter that is over, unless another is asked for. */
export async function boards(ctx: Context, filter: Pick<SummaryFilter, 'year' | 'quarter'>): Promise<Boards> {
  const period = { ...lastEndedPeriod(ctx.today), ...filter } as Period;
  const to = period.year * 4 + period.quarter;
  return ctx.inTransaction(async (tx) => {
    const span = { from: to - QUARTERS + 1, to, today: ctx.today };
    const signed = await tx.boards.signed(span);
    const came = (await tx.boards.came(span)).map((one) => judged(ctx, one));
    const now = new Set(
      signed.filter((one) => one.year === period.year && one.quarter === period.quarter).map(({ summaryId }) => summaryId),
    );
    const tables = [...new Map((await tx.reporting.summaryVersions(period)).map((one) => [one.summaryId, one])).values()];
    const lines = tables.filter(({ summaryId }) => now.has(summaryId)).flatMap(linesOf(ctx));
    return {
      ...period,
      quarters: quartersOf(period, signed, came),
      authorities: authoritiesOf(period, signed, came),
      functions: functionsOf(lines),
      lowFee: (lines[0]?.scheme ?? ctx.tools.schemes.inForce(ctx.today)).thresholds.benefitShare,
      below: lines.flatMap((line) => belowOf(line, period.quarter)),
    };
  });
}

/** By a provisional day nobody is late. */
const judged = (ctx: Context, one: CameOf): CameOf =>
  one.late > 0 && provisional(one.dueOn, ctx.calendar) !== null ? { ...one, onTime: one.cameIn, late: 0, worst: 0 } : one;

type Line = {
  readonly scheme: Scheme;
  readonly authority: string;
  readonly platform: string;
  readonly functions: readonly string[];
  readonly figures: Figures;
};
const linesOf =
  (ctx: Context) =>
  ({ content }: SummaryVersion): Line[] => {
    const scheme = content.scheme === null ? ctx.tools.schemes.inForce(ctx.today) : ctx.tools.schemes.named(content.scheme);
    return content.lines.map((line) => ({ ...line, scheme, authority: content.authority }));
  };

function authoritiesOf(period: Period, signed: readonly SignedOf[], came: readonly CameOf[]): AuthorityOf[] {
  const within = <T extends { year: number; quarter: number }>(all: readonly T[]) =>
    all.filter(({ year, quarter }) => year === period.year && quarter === period.quarter);
  const [tables, reports] = [within(signed), within(came)];
  const each = new Map([...reports, ...tables].map((one) => [one.authorityId, one]));
  return [...each.values()].map(({ authorityId, authority, divisionCode }) => {
    const table = tables.find((one) => one.authorityId === authorityId);
    return {
      ...together(reports.filter((one) => one.authorityId === authorityId)),
      ...{ authorityId, authority, city: placeOf(divisionCode ?? '') },
      ...{ platforms: table?.platforms ?? null, lowFeeShare: table ? lowFeeShare(table.figures) : null },
    };
  });
}

/** A platform with several functions counts with each. */
function functionsOf(lines: readonly Line[]): FunctionOf[] {
  const known = new Map(lines.flatMap(({ scheme }) => scheme.functions.map(({ key, label }) => [key, label] as const)));
  return [...known].map(([key, label]) => ({ label, platforms: lines.filter(({ functions }) => functions.includes(key)).length }));
}

const belowOf = (line: Line, quarter: number): BelowOf[] =>
  belowConditions({ ...line, quarter }, line.scheme).map(({ label, article, message }) => ({
    ...{ platform: line.platform, authority: line.authority, label, article, message },
  }));
