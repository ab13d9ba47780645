import { chineseDay } from '../calendar/day.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { fieldIn } from './document-kind.ts';
import type { Content, Fault, Field, Fields, Row, TableForm, Value } from './field.ts';
import { formOf } from './form-of.ts';
import { faultsOf, isBlank, shown } from './read.ts';
import { cellAt, pathOf, rowsOf, saysNone, textIn, valueAt } from './rows.ts';

type Place = { readonly path: string; readonly label: string; readonly field: Field; readonly value: Value };

/**
 * All that keeps the form from being submitted: what is missing, malformed, in the future or out of the scheme's options; whole, in paper order,
 * so that a person is told once (一次性告知). Thresholds and figures that must agree are `verdicts` and `findings`. `today` as "2026-03-31".
 */
export function formFaults(content: Content, scheme: Scheme, today: string): readonly Fault[] {
  return formOf(scheme).sections.flatMap((section) => [
    ...placesOf(section.fields, content).flatMap((place) => faultsAt(place, scheme, today)),
    ...section.tables.flatMap((table) => tableFaults(table, content, (place) => faultsAt(place, scheme, today))),
  ]);
}

const placesOf = (fields: Fields, content: Content): Place[] =>
  Object.entries(fields).map(([key, field]) => ({
    path: key,
    label: field.label,
    field: fieldIn(field, content.values),
    value: valueAt(content, key),
  }));

function tableFaults(table: TableForm, content: Content, check: (place: Place) => readonly Fault[]): readonly Fault[] {
  const rows = rowsOf(content, table.key);
  const short = rows.length < (table.atLeastRows ?? 0) ? [tooFewRows(table, rows.length)] : [];
  return [...short, ...rows.flatMap((row, index) => cellsOf(table, row, index).flatMap(check))];
}

const cellsOf = (table: TableForm, row: Row, index: number): Place[] =>
  Object.entries(table.columns).map(([column, field]) => ({
    path: pathOf(table.key, row, column),
    label: `${table.label}第${index + 1}行“${field.label}”`,
    field: besides(field, row),
    value: cellAt(row, column),
  }));

/** The field as this row asks for it: who gave a title is to be said where there is one. */
function besides(field: Field, row: Row): Field {
  const said = field.requiredBeside === undefined ? '' : textIn(cellAt(row, field.requiredBeside));
  return said === '' || saysNone(said) ? field : { ...field, required: true };
}

const tooFewRows = (table: TableForm, found: number): Fault => ({
  path: table.key,
  label: table.label,
  value: String(found),
  rule: 'atLeastRows',
  message: `${table.label}已填${found}行，至少填${table.atLeastRows}行`,
});

function faultsAt(place: Place, scheme: Scheme, today: string): readonly Fault[] {
  const { field, value, path, label } = place;
  if (field.derived) return [];
  const at = (rule: string, message: string): Fault => ({ path, label, value: shown(field, value), rule, message });
  if (isBlank(value)) return field.required ? [at('required', `${label}未填写`)] : [];
  const malformed = faultsOf(field, value).map((one) => at(one.rule, path.includes('/') ? `${label}：${one.message}` : one.message));
  if (malformed.length > 0) return malformed;
  const extra = inFuture(field, value, today) ?? outsideScheme(path, value, scheme);
  return extra ? [at(extra.rule, `${label}${extra.message}`)] : [];
}

type Extra = { readonly rule: string; readonly message: string };

function inFuture(field: Field, value: Value, today: string): Extra | null {
  const later =
    (field.type === 'year' && typeof value === 'number' && value > Number(today.slice(0, 4))) ||
    ((field.type === 'date' || field.type === 'month') &&
      !field.mayBeAhead &&
      typeof value === 'string' &&
      value > today.slice(0, value.length));
  return later ? { rule: 'future', message: `是${value}，晚于今天（${chineseDay(today)}），请核对` } : null;
}

/** The form offers all seven functions; a scheme may recognise fewer. */
function outsideScheme(path: string, value: Value, scheme: Scheme): Extra | null {
  if (path !== 'functions' || !Array.isArray(value)) return null;
  const unknown = value.filter((key: string) => !scheme.functions.some((one) => one.key === key));
  return unknown.length > 0 ? { rule: 'functions', message: `中有本办法没有的功能：${unknown.join('、')}` } : null;
}
