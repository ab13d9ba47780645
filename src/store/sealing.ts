import type { Field, Fields, Value } from '../core/annexes/field.ts';
import { isSealed, type Sealer } from './crypto.ts';

/** A value as it lies in the database: personal ones sealed, the rest plain JSON. */
export type StoredValue = Value;
export type StoredCells = Record<string, StoredValue>;

export const sealValue = (sealer: Sealer, field: Field | undefined, value: Value): StoredValue =>
  field?.personal && typeof value === 'string' && value !== '' && !isSealed(value) ? sealer.seal(value) : value;

export const openValue = (sealer: Sealer, value: StoredValue): Value => (isSealed(value) ? sealer.open(value) : value);

export const sealCells = (sealer: Sealer, columns: Fields, cells: Readonly<Record<string, Value>>): StoredCells =>
  Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, sealValue(sealer, columns[key], value)]));

export const openCells = (sealer: Sealer, cells: StoredCells): Record<string, Value> =>
  Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, openValue(sealer, value)]));

/** Masked as a page shows personal data by default: 138****0000, 3601**********1234, 张*. */
export function masked(text: string): string {
  const chars = [...text];
  if (chars.length >= 15) return `${chars.slice(0, 4).join('')}${'*'.repeat(chars.length - 8)}${chars.slice(-4).join('')}`;
  if (chars.length >= 7) return `${chars.slice(0, 3).join('')}${'*'.repeat(chars.length - 7)}${chars.slice(-4).join('')}`;
  return chars.length === 0 ? '' : chars[0] + '*'.repeat(Math.max(1, chars.length - 1));
}
