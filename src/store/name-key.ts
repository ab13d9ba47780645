import type { Value } from '../core/annexes/field.ts';
import { enterpriseKey } from '../core/identifiers/enterprise-name.ts';

/** An index takes no more than some 2 700 bytes, and a draft keeps whatever was pasted: what is longer is no name (annex 5 takes 200 characters), and nobody else lists it. */
const LONGEST = 600;

/** The name by which an enterprise of annex 5 is found in others' lists (migrations/0172-name-key.ts); null for what names none. */
export function nameKeyOf(table: string, cells: Readonly<Record<string, Value>>): string | null {
  if (table !== 'served' || typeof cells.enterprise !== 'string') return null;
  const key = enterpriseKey(cells.enterprise);
  return key === '' || key.length > LONGEST ? null : key;
}
