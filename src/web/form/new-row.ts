import type { Row } from '../../core/annexes/field.ts';
import { entryAt } from '../../core/list/entry-at.ts';

/** A new id for a row: UUID version 7, so that rows sort as they were added. */
export function newRowId(now: number, random: Uint8Array): string {
  const bytes = Uint8Array.from({ length: 16 }, (_, i) => (i < 6 ? Math.floor(now / 2 ** (8 * (5 - i))) % 256 : (random[i] ?? 0)));
  bytes[6] = (entryAt(bytes, 6) & 0x0f) | 0x70;
  bytes[8] = (entryAt(bytes, 8) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** An empty row with a fresh id. */
export const emptyRow = (cells: Row['cells'] = {}): Row => ({
  id: newRowId(Date.now(), crypto.getRandomValues(new Uint8Array(16))),
  cells,
});
