import { type Field, type Fields, fieldOf, type Value } from '../core/annexes/field.ts';
import { veiled } from '../core/identifiers/checked.ts';
import { looksSealed, type Sealer, shownBeside } from './crypto.ts';

/** A value as it lies in the database: personal ones sealed, the rest plain JSON. */
export type StoredValue = Value;
export type StoredCells = Record<string, StoredValue>;

const isText = (value: StoredValue): value is string => typeof value === 'string' && value !== '';

/**
 * A personal text is sealed whatever it says, `sealed:1:x` too; that a value is sealed is known by its field alone. Beside it stands how it is shown to
 * whoever may not read it, so that nothing is opened for them; a single character has no mask that would not tell it.
 */
export const sealValue = (sealer: Sealer, field: Field | undefined, value: Value): StoredValue => {
  if (!field?.personal || !isText(value)) return value;
  return [...value].length < 2 ? sealer.seal(value) : sealer.seal(value, masked(value));
};

export const openValue = (sealer: Sealer, field: Field | undefined, value: StoredValue): Value =>
  field?.personal && isText(value) ? openText(sealer, value) : value;

/** What stands where a personal text was altered in the database, or sealed under another key: one cell must not keep the rest from being read. */
export const UNREADABLE = '（无法读出，请重新填写）';

/**
 * A text of a place where all is sealed. What lies there in plain was typed as `sealed:1:…` when that was still taken for sealed; it is read as it was
 * typed. Since then nothing plain comes there, so nobody can have a text opened that was not sealed for this very place.
 */
export function openText(sealer: Sealer, stored: string): string {
  if (!looksSealed(stored)) return stored;
  try {
    return sealer.open(stored);
  } catch {
    return UNREADABLE;
  }
}

/** Words that people wrote, for a place where all is sealed since 29 November 2026; nothing stays nothing. */
export const sealText = <T extends string | null | undefined>(sealer: Sealer, text: T): T =>
  (typeof text === 'string' && text !== '' ? sealer.seal(text) : text) as T;
export const wordsIn = <T extends string | null>(sealer: Sealer, stored: T): T =>
  (stored === null || stored === '' ? stored : openText(sealer, stored)) as T;

export const sealCells = (sealer: Sealer, columns: Fields, cells: Readonly<Record<string, Value>>): StoredCells =>
  Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, sealValue(sealer, fieldOf(columns, key), value)]));

export const openCells = (sealer: Sealer, columns: Fields, cells: StoredCells): Record<string, Value> =>
  Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, openValue(sealer, fieldOf(columns, key), value)]));

/** A stored personal text as it is shown masked: by what stands beside it, or opened, where it was sealed before anything did. */
export const maskedText = (sealer: Sealer, stored: string): string => shownBeside(stored) ?? masked(openText(sealer, stored));

/** Masked as a page shows personal data by default: 138****0000, 3601**********1234, 张*. */
export const masked = veiled;
