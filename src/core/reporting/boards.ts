import { share } from '../annexes/decimal.ts';
import { type Period, previousPeriod } from '../deadlines/reporting.ts';
import { type Figures, figureOf } from './figures.ts';
import { totalsOf } from './quarter.ts';

/** How many quarters stand side by side: the last is the one that is asked for. */
export const QUARTERS = 12;

type Of = { readonly year: number; readonly quarter: number };
/** What an authority signed last for a quarter, and of how many platforms. */
export type SignedTotals = Of & { readonly platforms: number; readonly figures: Figures };
/** How reports of a quarter came in: `owed` were asked for, `cameIn` stand, `onTime` of them first came by their day; `worst`: the most days behind it. */
export type Timeliness = {
  readonly owed: number;
  readonly cameIn: number;
  readonly onTime: number;
  readonly late: number;
  readonly worst: number;
};
/** One quarter on the board. */
export type QuarterOf = Period &
  Timeliness & { readonly signed: number; readonly platforms: number; readonly figures: Figures; readonly lowFeeShare: string | null };

/** The quarters up to one, the first first. */
export function quartersTo(last: Period): Period[] {
  const all = [last];
  while (all.length < QUARTERS) all.unshift(previousPeriod(all[0] as Period));
  return all;
}

/** Low-fee income as a share of all, in percent; null where either was not said. */
export function lowFeeShare(figures: Figures): string | null {
  const [part, whole] = [figureOf(figures, 'lowFeeIncome'), figureOf(figures, 'serviceIncome')];
  return part === null || whole === null ? null : share(part, whole);
}

/** Several authorities' or quarters' together. */
export const together = (all: readonly Timeliness[]): Timeliness => {
  const sum = (of: (one: Timeliness) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    ...{ owed: sum(({ owed }) => owed), cameIn: sum(({ cameIn }) => cameIn), onTime: sum(({ onTime }) => onTime) },
    ...{ late: sum(({ late }) => late), worst: Math.max(0, ...all.map(({ worst }) => worst)) },
  };
};

/** Quarter by quarter: 合计 of what was signed, to the cent, beside how the reports came in. */
export const quartersOf = (last: Period, signed: readonly SignedTotals[], came: readonly (Of & Timeliness)[]): QuarterOf[] =>
  quartersTo(last).map((period) => {
    const within = <T extends Of>(all: readonly T[]) => all.filter((one) => one.year === period.year && one.quarter === period.quarter);
    const mine = within(signed);
    const figures = totalsOf(mine.map((one) => one.figures));
    const platforms = mine.reduce((total, one) => total + one.platforms, 0);
    return { ...period, ...together(within(came)), signed: mine.length, platforms, figures, lowFeeShare: lowFeeShare(figures) };
  });
