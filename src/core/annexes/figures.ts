import { type Numeric, share, sum, trimmed } from './decimal.ts';
import type { Content, Row, Value } from './field.ts';
import { formTables, valueFields } from './form.ts';
import { cellAt, latestOperation, numberIn, rowsOf, valueAt } from './rows.ts';

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

/** What each derived field comes to that counts no names, by path; null where its parts are not filled in. No division by zero, no floats. */
export function ownFigures(content: Content) {
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
    products: Object.fromEntries(products) as Readonly<Record<string, Value>>,
  };
}

/** The content with these derived figures put in. */
export function withFigures(content: Content, derived: Readonly<Record<string, Value>>): Content {
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

/** What annex 3 adds up to. */
export function equipmentFigures(content: Content): { rows: number; quantity: string; price: string } {
  const rows = rowsOf(content, 'equipment');
  const total = (column: string): string => sum(rows.map((row) => numberIn(cellAt(row, column)) ?? 0));
  return { rows: rows.length, quantity: total('quantity'), price: total('price') };
}
