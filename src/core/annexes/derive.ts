import { enterpriseKey } from '../identifiers/enterprise-name.ts';
import { noEnterprise } from '../identifiers/no-name.ts';
import { type Numeric, share, sum, trimmed } from './decimal.ts';
import type { Content, Row, Value } from './field.ts';
import { formTables, valueFields } from './form.ts';
import { cellAt, latestOperation, numberIn, rowsOf, textIn, valueAt } from './rows.ts';

const formulas: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.entries(valueFields).flatMap(([key, field]) => (field.derived ? [[key, field.derived]] : [])),
  ...formTables.flatMap((table) =>
    Object.entries(table.columns).flatMap(([key, field]) => (field.derived ? [[`${table.key}/${key}`, field.derived]] : [])),
  ),
]);

/** How a derived figure is computed, in words; by `key` or `table/column`. */
export const formulaOf = (path: string): string | undefined => formulas[path];

const shareOf = (part: Numeric | null, whole: Numeric | null): string | null =>
  part === null || whole === null ? null : share(part, whole);

/** 自有 + 租用 in m²; null until one of them is filled in. */
export function premisesArea(content: Content): string | null {
  const parts = ['premisesOwned', 'premisesRented'].map((key) => numberIn(valueAt(content, key))).filter((one) => one !== null);
  return parts.length === 0 ? null : trimmed(sum(parts));
}

/** Whether a row names an enterprise: 无, 同上, 合计 and 某某公司 are none. */
export const namesEnterprise = (row: Row, column: string): boolean => {
  const name = textIn(cellAt(row, column));
  return name !== '' && noEnterprise(name) === null;
};

/** Distinct names of enterprises, compared by width, brackets and spaces; what is no name is none. */
export function distinctNames(rows: readonly Row[], column: string): ReadonlySet<string> {
  return new Set(rows.filter((row) => namesEnterprise(row, column)).map((row) => enterpriseKey(textIn(cellAt(row, column)))));
}

function partnersTotal(content: Content): number {
  return distinctNames([...rowsOf(content, 'agreements'), ...rowsOf(content, 'otherPartners')], 'name').size;
}

/** What each derived field of the form comes to, by path; null where its parts are not filled in. No division by zero, no floats. */
export function derivedValues(content: Content): Readonly<Record<string, Value>> {
  const figure = (key: string): string | null => numberIn(valueAt(content, key));
  const last = latestOperation(content);
  const income = last ? numberIn(cellAt(last, 'serviceIncome')) : null;
  const products = rowsOf(content, 'products').map((row) => [
    `products/${row.id}/incomeShare`,
    shareOf(numberIn(cellAt(row, 'income')), income),
  ]);
  return {
    equipmentShare: shareOf(figure('equipmentPrice'), figure('totalAssets')),
    premisesArea: premisesArea(content),
    staffProfessionalShare: shareOf(figure('staffProfessional'), figure('staffTotal')),
    partnersTotal: partnersTotal(content),
    ...Object.fromEntries(products),
  };
}

/** The content with its derived figures put in, as the screen and the paper show it. */
export function withDerived(content: Content): Content {
  const derived = derivedValues(content);
  const values = Object.fromEntries(Object.entries(derived).filter(([path]) => !path.includes('/')));
  const filled = (row: Row): Row => {
    const path = `products/${row.id}/incomeShare`;
    return path in derived ? { ...row, cells: { ...row.cells, incomeShare: derived[path] ?? null } } : row;
  };
  return {
    values: { ...content.values, ...values },
    tables: { ...content.tables, products: (content.tables.products ?? []).map(filled) },
  };
}

/** How annex 5 adds up: its rows without those that name nobody, the distinct ones, those that were rated, those satisfied, and the rate cut to two decimals. */
export function servedFigures(content: Content): { rows: number; distinct: number; rated: number; satisfied: number; rate: string | null } {
  const rows = rowsOf(content, 'served').filter((row) => noEnterprise(textIn(cellAt(row, 'enterprise'))) === null);
  const ratings = rows.map((row) => cellAt(row, 'satisfied')).filter((one) => typeof one === 'boolean');
  const satisfied = ratings.filter((one) => one).length;
  return {
    rows: rows.length,
    distinct: distinctNames(rows, 'enterprise').size,
    rated: ratings.length,
    satisfied,
    rate: share(satisfied, ratings.length, 'down'),
  };
}

/** What annex 3 adds up to. */
export function equipmentFigures(content: Content): { rows: number; quantity: string; price: string } {
  const rows = rowsOf(content, 'equipment');
  const total = (column: string): string => sum(rows.map((row) => numberIn(cellAt(row, column)) ?? 0));
  return { rows: rows.length, quantity: total('quantity'), price: total('price') };
}
