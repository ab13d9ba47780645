import { type FigureKey, figures as fields, figureKeys, sampleTableForms } from '../annexes/annex7.ts';
import { compare } from '../annexes/decimal.ts';
import type { Fault, Field, Row } from '../annexes/field.ts';
import { faultsOf, isBlank, shown } from '../annexes/read.ts';
import { cellAt } from '../annexes/rows.ts';
import { enterpriseKey } from '../identifiers/enterprise-name.ts';
import { keysOf } from '../text/keys-of.ts';
import { countsOf, type Figures, figureOf, frequentTimes, isCumulative, type SampleTables } from './figures.ts';

const fault = (key: FigureKey, figures: Figures, rule: string, message: string): Fault => ({
  path: key,
  label: fields[key].label,
  value: String(figures[key] ?? ''),
  rule,
  message,
});

/** The label with the heading above it, for those that the form prints under one. */
export const labelOf = (key: FigureKey): string => {
  const field: { label: string; over?: string } = fields[key];
  return field.over ? `${field.over}${field.label}` : field.label;
};

/**
 * What keeps a quarterly report from being submitted (第十五条、附件7). `previous`: the figures of the last quarter before it in the same year that was reported,
 * null where there is none; cumulative columns never fall below it. Late is no fault.
 */
export function reportFaults(figures: Figures, previous: Figures | null, sampleTables: SampleTables): readonly Fault[] {
  return [
    ...figureKeys.flatMap((key) => ownFaults(key, figures)),
    ...figureKeys.filter(isCumulative).flatMap((key) => fallFault(key, figures, previous)),
    ...partFaults(figures),
    ...countFaults(figures, sampleTables),
    ...sampleTableFaults('frequent', sampleTables.frequent),
    ...sampleTableFaults('events', sampleTables.events),
    ...repeated(sampleTables.frequent),
  ];
}

function ownFaults(key: FigureKey, figures: Figures): Fault[] {
  const field: Field = fields[key];
  if (isBlank(figures[key])) return [fault(key, figures, 'required', `${labelOf(key)}未填写，没有的填0`)];
  return faultsOf(field, figures[key]).map((one) => fault(key, figures, one.rule, one.message));
}

/** 利润总额 is a running balance and may fall: only what is counted up can't. */
function fallFault(key: FigureKey, figures: Figures, previous: Figures | null): Fault[] {
  if ('signed' in fields[key]) return [];
  const [now, before] = [figureOf(figures, key), previous && figureOf(previous, key)];
  if (now === null || !before || compare(now, before) >= 0) return [];
  const { unit } = fields[key];
  return [fault(key, figures, 'cumulative', `${labelOf(key)}是当年累计数，本季${now}${unit}，少于上季${before}${unit}，请核对`)];
}

/**
 * The same the other way round: a quarter that is corrected, or comes late, may not rise above what a later quarter of the year has reported already;
 * `period` names that one, which has to be corrected first.
 */
export const aboveNext = (figures: Figures, next: { readonly figures: Figures; readonly period: string } | null): readonly Fault[] =>
  figureKeys.filter(isCumulative).flatMap((key) => {
    if ('signed' in fields[key] || next === null) return [];
    const [now, later] = [figureOf(figures, key), figureOf(next.figures, key)];
    if (now === null || later === null || compare(now, later) <= 0) return [];
    const { unit } = fields[key];
    const message = `${labelOf(key)}是当年累计数，本季${now}${unit}，多于已报送的${next.period}${later}${unit}；请先更正${next.period}`;
    return [fault(key, figures, 'cumulativeNext', message)];
  });

/** No part is more than its whole. */
export const partFaults = (figures: Figures): readonly Fault[] => [
  ...within(figures, 'lowFeeIncome', 'serviceIncome'),
  ...within(figures, 'frequentEnterprises', 'enterprises'),
];

function within(figures: Figures, part: FigureKey, whole: FigureKey): Fault[] {
  const [left, right] = [figureOf(figures, part), figureOf(figures, whole)];
  if (left === null || right === null || compare(left, right) <= 0) return [];
  return [
    fault(part, figures, 'within', `${labelOf(part)}${left}${fields[part].unit}，多于${labelOf(whole)}${right}${fields[whole].unit}`),
  ];
}

/** The counts that a sample table backs are the sample table's. */
function countFaults(figures: Figures, sampleTables: SampleTables): Fault[] {
  const counts = countsOf(sampleTables);
  return keysOf(counts).flatMap((key) => {
    const counted = counts[key];
    const typed = figureOf(figures, key);
    if (typed === null || compare(typed, counted ?? 0) === 0) return [];
    const table = 'sampleTable' in fields[key] && fields[key].sampleTable === 'frequent' ? '样表1' : '样表2';
    return [fault(key, figures, 'sampleTable', `${labelOf(key)}填写${typed}，${table}为${counted}，应以${table}为准`)];
  });
}

function sampleTableFaults(table: 'frequent' | 'events', rows: readonly Row[]): Fault[] {
  const { label, columns } = sampleTableForms[table];
  return rows.flatMap((row, index) =>
    Object.entries<Field>(columns).flatMap(([column, field]) => {
      const value = cellAt(row, column);
      const place = `${label}第${index + 1}行“${field.label}”`;
      const at = (rule: string, message: string): Fault => ({
        path: `${table}/${row.id}/${column}`,
        label: place,
        value: shown(field, value),
        rule,
        message,
      });
      if (isBlank(value)) return field.required ? [at('required', `${place}未填写`)] : [];
      if (column === 'times' && typeof value === 'number' && value < frequentTimes) {
        return [at('times', `${place}为${value}次，样表1只列接受${frequentTimes}次以上服务的企业`)];
      }
      return faultsOf(field, value).map((one) => at(one.rule, `${place}：${one.message}`));
    }),
  );
}

function repeated(rows: readonly Row[]): Fault[] {
  const names = rows.map((row) => enterpriseKey(String(cellAt(row, 'enterprise') ?? '')));
  return rows.flatMap((row, index) => {
    const first = names.indexOf(names[index] ?? '');
    if (names[index] === '' || first === index) return [];
    const value = String(cellAt(row, 'enterprise'));
    const label = `${sampleTableForms.frequent.label}第${index + 1}行“企业名称”`;
    return [
      {
        path: `frequent/${row.id}/enterprise`,
        label,
        value,
        rule: 'duplicate',
        message: `“${value}”与样表1第${first + 1}行重复，同一企业只列一次`,
      },
    ];
  });
}
