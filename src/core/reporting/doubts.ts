import { type FigureKey, figures as fields, figureKeys } from '../annexes/annex7.ts';
import { compare, multiply } from '../annexes/decimal.ts';
import type { Row } from '../annexes/field.ts';
import { cellAt } from '../annexes/rows.ts';
import { type Period, periodLabel, quarterEnd } from '../deadlines/reporting.ts';
import { enterpriseKey } from '../identifiers/enterprise-name.ts';
import { labelOf } from './faults.ts';
import { type Figures, figureOf, isCumulative, type SampleTables } from './figures.ts';

/** What may be right and looks wrong: it refuses nothing, its platform explains it, its authority reads both. `path` as a fault's: a figure, or a cell. */
export type Doubt = { readonly path: string; readonly message: string };

export type Before = { readonly period: Period; readonly figures: Figures };
export type Doubted = {
  readonly platform: string;
  readonly period: Period;
  readonly figures: Figures;
  readonly sampleTables: SampleTables;
  /** The last that the unit reported before, and the same quarter a year ago. */
  readonly previous: Before | null;
  readonly lastYear: Before | null;
  /** So many times as much, or as little, is asked about (the edition's signals). */
  readonly leap: number;
};

/** What of a report is asked about before it is sent in (第十五条): leaps, fewer persons than enterprises, events outside the year, rows twice, oneself as a customer. */
export const doubtsOf = (of: Doubted): readonly Doubt[] => [
  ...figureKeys.flatMap((key) => leapDoubt(key, of)),
  ...fewerPersons(of.figures, 'persons', 'enterprises'),
  ...fewerPersons(of.figures, 'activityPersons', 'activityEnterprises'),
  ...of.sampleTables.events.flatMap((row, at, rows) => [...outsideDoubt(row, at, of.period), ...twiceDoubt(row, at, rows)]),
  ...of.sampleTables.frequent.flatMap((row, at) => oneselfDoubt(row, at, of.platform)),
];

/** What is counted up is set beside the same quarter a year ago, or else beside this year's before it, a quarter against a quarter. 利润总额 goes as it goes. */
function leapDoubt(key: FigureKey, { period, figures, previous, lastYear, leap }: Doubted): Doubt[] {
  if ('signed' in fields[key]) return [];
  const before = isCumulative(key) ? (lastYear ?? (previous?.period.year === period.year ? previous : null)) : previous;
  const [now, then] = [figureOf(figures, key), before && figureOf(before.figures, key)];
  if (before === null || now === null || !then || compare(then, 0) === 0) return [];
  const [a, b] = isCumulative(key) ? [multiply(now, before.period.quarter), multiply(then, period.quarter)] : [now, then];
  // Within a year a quarter in which little was done is no doubt.
  const mayFall = before !== previous || !isCumulative(key);
  const way = compare(a, multiply(b, leap)) >= 0 ? '多' : mayFall && compare(multiply(a, leap), b) <= 0 ? '少' : null;
  if (way === null) return [];
  const { unit } = fields[key];
  return [{ path: key, message: `${labelOf(key)}${now}${unit}，比${periodLabel(before.period)}${then}${unit}${way}得多` }];
}

function fewerPersons(figures: Figures, persons: FigureKey, enterprises: FigureKey): Doubt[] {
  const [some, all] = [figureOf(figures, persons), figureOf(figures, enterprises)];
  if (some === null || all === null || compare(some, all) >= 0) return [];
  return [
    {
      path: persons,
      message: `${labelOf(persons)}${some}${fields[persons].unit}，少于${labelOf(enterprises)}${all}${fields[enterprises].unit}`,
    },
  ];
}

const place = (at: number, label: string): string => `样表${label}第${at + 1}行`;

/** 样表2 goes from the first quarter to this one. */
function outsideDoubt(row: Row, at: number, { year, quarter }: Period): Doubt[] {
  const month = String(cellAt(row, 'heldOn') ?? '').slice(0, 7);
  if (!/^\d{4}-\d{2}$/.test(month) || (month >= `${year}-01` && month <= quarterEnd(year, quarter).slice(0, 7))) return [];
  return [{ path: `events/${row.id}/heldOn`, message: `${place(at, '2')}的时间不在${year}年1月至本季度末` }];
}

function twiceDoubt(row: Row, at: number, rows: readonly Row[]): Doubt[] {
  const said = (one: Row) => ['name', 'heldOn', 'place'].map((column) => String(cellAt(one, column) ?? '').trim()).join('\n');
  const first = rows.findIndex((one) => said(one) === said(row));
  if (first >= at || said(row).trim() === '') return [];
  return [{ path: `events/${row.id}/name`, message: `${place(at, '2')}与第${first + 1}行的活动名称、时间、地点相同` }];
}

function oneselfDoubt(row: Row, at: number, platform: string): Doubt[] {
  const name = String(cellAt(row, 'enterprise') ?? '');
  if (name === '' || enterpriseKey(name) !== enterpriseKey(platform)) return [];
  return [{ path: `frequent/${row.id}/enterprise`, message: `${place(at, '1')}的企业就是本平台` }];
}
