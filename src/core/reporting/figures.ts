import { type FigureKey, type Figures, figures as fields, figureKeys } from '../annexes/annex7.ts';
import { compare, decimalOf, sum } from '../annexes/decimal.ts';
import type { Row } from '../annexes/field.ts';
import { cellAt, numberIn, numbersOf } from '../annexes/rows.ts';

export type { Figures } from '../annexes/annex7.ts';
export type Quarter = 1 | 2 | 3 | 4;

/** 样表1 and 样表2, the source of the counts that they back (附件7 备注2). */
export type SampleTables = { readonly frequent: readonly Row[]; readonly events: readonly Row[] };

/** 附件7: 接受5次以上服务的企业, five included. */
export const frequentTimes = 5;

export const emptyFigures = (): Figures => Object.fromEntries(figureKeys.map((key) => [key, null])) as Figures;
export const isCumulative = (key: FigureKey): boolean => fields[key].kind === 'cumulative';

/** A figure as an exact decimal; null where nothing readable stands there. */
export const figureOf = (figures: Figures, key: FigureKey): string | null => decimalOf(figures[key]);

/** An exact decimal as the figure is stored: integers as numbers, money and area as text. */
export const stored = (key: FigureKey, value: string): string | number => (fields[key].type === 'integer' ? Number(value) : value);

export type Counts = Pick<Figures, 'frequentEnterprises' | 'activityCount' | 'activityEnterprises' | 'activityPersons'>;

/** What the sample tables count: rows of 样表1 with five times or more, rows and sums of 样表2. */
export function countsOf({ frequent, events }: SampleTables): Counts {
  const often = frequent.filter((row) => compare(numberIn(cellAt(row, 'times')) ?? 0, frequentTimes) >= 0);
  return {
    frequentEnterprises: often.length,
    activityCount: events.length,
    activityEnterprises: Number(sum(numbersOf(events, 'enterprises'))),
    activityPersons: Number(sum(numbersOf(events, 'persons'))),
  };
}

/** The figures with the counts of the sample tables put in: those are never typed. */
export const withCounts = (figures: Figures, sampleTables: SampleTables): Figures => ({ ...figures, ...countsOf(sampleTables) });
