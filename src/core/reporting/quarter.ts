import { type FigureKey, figureKeys } from '../annexes/annex7.ts';
import { compare, sum } from '../annexes/decimal.ts';
import { isBlank } from '../annexes/read.ts';
import { countsOf, emptyFigures, type Figures, figureOf, isCumulative, type Quarter, type SampleTables, stored } from './figures.ts';

export type Previous = { readonly figures: Figures; readonly sampleTables: SampleTables };

/**
 * What a new report starts with: the base figures of the report before; within a year also its rows of the sample tables, which accumulate.
 * Cumulative figures are typed anew, so that nobody sends last quarter's by not looking.
 */
export function prefill(previous: Previous | null, quarter: Quarter): { figures: Figures; sampleTables: SampleTables } {
  const sampleTables: SampleTables = previous && quarter > 1 ? previous.sampleTables : { frequent: [], events: [] };
  const base = figureKeys.filter((key) => !isCumulative(key)).map((key) => [key, previous?.figures[key] ?? null]);
  return { figures: { ...emptyFigures(), ...(Object.fromEntries(base) as Partial<Figures>), ...countsOf(sampleTables) }, sampleTables };
}

/** 零报告：nothing was done since the report before; the base figures stay and the cumulative ones stand where they stood. */
export function zeroReport(previous: Previous | null, quarter: Quarter): { figures: Figures; sampleTables: SampleTables } {
  const start = prefill(previous, quarter);
  const standing = figureKeys.filter(isCumulative).map((key) => [key, (quarter > 1 ? previous?.figures[key] : null) ?? stored(key, '0')]);
  return {
    figures: { ...start.figures, ...(Object.fromEntries(standing) as Partial<Figures>), ...countsOf(start.sampleTables) },
    sampleTables: start.sampleTables,
  };
}

/**
 * What a report counts: what was typed; under 零报告 the cumulative figures and rows of the sample tables of the report before, with the base figures that were typed. What
 * was typed besides stays where it is, and counts again once the declaration is taken back.
 */
export function counted(
  typed: Previous & { readonly nothingToReport: boolean },
  previous: Previous | null,
  quarter: Quarter,
): { figures: Figures; sampleTables: SampleTables } {
  if (!typed.nothingToReport) return { figures: typed.figures, sampleTables: typed.sampleTables };
  const zero = zeroReport(previous, quarter);
  const base = figureKeys.filter((key) => !isCumulative(key) && !isBlank(typed.figures[key])).map((key) => [key, typed.figures[key]]);
  return { figures: { ...zero.figures, ...(Object.fromEntries(base) as Partial<Figures>) }, sampleTables: zero.sampleTables };
}

/** Whether the figures say that nothing was done since `previous` (null: since the year began). Not reported is something else. */
export function isZeroReport(figures: Figures, previous: Figures | null): boolean {
  return figureKeys.filter(isCumulative).every((key) => {
    const now = figureOf(figures, key);
    return now !== null && compare(now, (previous && figureOf(previous, key)) ?? '0') === 0;
  });
}

/** 附件8: the 合计 row in exact decimals. A figure that nobody gave stays null. */
export function totalsOf(given: readonly Figures[]): Figures {
  const total = (key: FigureKey): string | number | null => {
    const values = given.map((figures) => figureOf(figures, key)).filter((one) => one !== null);
    return values.length === 0 ? null : stored(key, sum(values));
  };
  return Object.fromEntries(figureKeys.map((key) => [key, total(key)])) as Figures;
}

/** The year is the fourth quarter's cumulative figure, never the sum of four; null until it is reported. */
export const yearFigures = (reports: readonly { readonly quarter: Quarter; readonly figures: Figures | null }[]): Figures | null =>
  reports.find((one) => one.quarter === 4)?.figures ?? null;
