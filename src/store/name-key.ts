import type { Value } from '../core/annexes/field.ts';
import { enterpriseKey } from '../core/identifiers/enterprise-name.ts';

/** The name by which an enterprise of annex 5 is found in others' lists (migrations/0172-name-key.ts); null for what names none. */
export function nameKeyOf(table: string, cells: Readonly<Record<string, Value>>): string | null {
  if (table !== 'served' || typeof cells.enterprise !== 'string') return null;
  return enterpriseKey(cells.enterprise) || null;
}
