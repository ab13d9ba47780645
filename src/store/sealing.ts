import { type Field, type Fields, fieldOf, type Value } from '../core/annexes/field.ts';
import { veiled } from '../core/identifiers/checked.ts';
import type { Sealer } from './crypto.ts';

/** A value as it lies in the database: personal ones sealed, the rest plain JSON. */
export type StoredValue = Value;
export type StoredCells = Record<string, StoredValue>;

/** Where a form's or report's personal values lie: what was sealed for one place opens and shows at no other. */
export type Spot = { readonly sealer: Sealer; readonly at: string };
export const dossierSpot = (sealer: Sealer, dossierId: string, path: string): Spot => ({ sealer, at: `dossier/${dossierId}/${path}` });
export const reportSpot = (sealer: Sealer, reportId: string, path: string): Spot => ({ sealer, at: `report/${reportId}/${path}` });
const cellIn = ({ sealer, at }: Spot, key: string): Spot => ({ sealer, at: `${at}/${key}` });

const isText = (value: StoredValue): value is string => typeof value === 'string' && value !== '';

/**
 * A personal text is sealed whatever it says, `sealed:1:x` too; that a value is sealed is known by its field alone. Beside it stands how it is shown to
 * whoever may not read it, so that nothing is opened for them; a single character has no mask that would not tell it.
 */
export const sealValue = ({ sealer, at }: Spot, field: Field | undefined, value: Value): StoredValue => {
  if (!field?.personal || !isText(value)) return value;
  return [...value].length < 2 ? sealer.seal(value) : sealer.seal(value, { shown: masked(value), at });
};

export const openValue = (spot: Spot, field: Field | undefined, value: StoredValue): Value =>
  field?.personal && isText(value) ? openAt(spot, value) : value;

/** What stands where a personal text was altered in the database, or sealed under another key: one cell must not keep the rest from being read. */
export const UNREADABLE = '（无法读出，请重新填写）';

/**
 * A text of a place where all is sealed. What lies there in plain was typed as `sealed:1:…` when that was still taken for sealed; it is read as it was
 * typed. Since then nothing plain comes there, so nobody can have a text opened that was not sealed for this very place.
 */
export const openText = (sealer: Sealer, stored: string): string => openAt({ sealer, at: '' }, stored);

function openAt({ sealer, at }: Spot, stored: string): string {
  try {
    return sealer.opened(stored, at) ?? stored;
  } catch {
    return UNREADABLE;
  }
}

/** Words that people wrote, for a place where all is sealed since 29 November 2026; nothing stays nothing. */
export const sealText = <T extends string | null | undefined>(sealer: Sealer, text: T): T =>
  (typeof text === 'string' && text !== '' ? sealer.seal(text) : text) as T;
export const wordsIn = <T extends string | null>(sealer: Sealer, stored: T): T =>
  (stored === null || stored === '' ? stored : openText(sealer, stored)) as T;

export const sealCells = (spot: Spot, columns: Fields, cells: Readonly<Record<string, Value>>): StoredCells =>
  Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, sealValue(cellIn(spot, key), fieldOf(columns, key), value)]));

export const openCells = (spot: Spot, columns: Fields, cells: StoredCells): Record<string, Value> =>
  Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, openValue(cellIn(spot, key), fieldOf(columns, key), value)]));

/**
 * A stored personal text as it is shown masked: by what stands beside it and was put there for this place; opened, where it was sealed before that was so,
 * or where it was altered, to be told as unreadable.
 */
export function maskedText(spot: Spot, stored: string): string {
  const beside = spot.sealer.shown(stored, spot.at);
  if (beside !== null) return beside;
  const opened = openAt(spot, stored);
  return opened === UNREADABLE ? UNREADABLE : masked(opened);
}

/** One cell of a row, as maskedText. */
export const maskedCell = (spot: Spot, key: string, stored: string): string => maskedText(cellIn(spot, key), stored);

/** Masked as a page shows personal data by default: 138****0000, 3601**********1234, 张*. */
export const masked = veiled;
