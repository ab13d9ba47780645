import type { Field, Fields, Value } from '../core/annexes/field.ts';
import { veiled } from '../core/identifiers/checked.ts';
import { own } from '../core/text/own.ts';
import type { Sealer } from './crypto.ts';
import type { RowText } from './row-seal.ts';

/** A value as it lies in the database: personal ones sealed, the rest plain JSON. */
export type StoredValue = Value;
export type StoredCells = Record<string, StoredValue>;

/** Where a form's or report's personal values lie: what was sealed for one place opens and shows at no other. */
export type Spot = { readonly sealer: Sealer; readonly at: string };
export const dossierSpot = (sealer: Sealer, dossierId: string, path: string): Spot => ({ sealer, at: `dossier/${dossierId}/${path}` });
export const reportSpot = (sealer: Sealer, reportId: string, path: string): Spot => ({ sealer, at: `report/${reportId}/${path}` });
const cellIn = ({ sealer, at }: Spot, key: string): Spot => ({ sealer, at: `${at}/${key}` });

const isText = (value: StoredValue | undefined): value is string => typeof value === 'string' && value !== '';

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
  if (OF_ROW.test(stored)) return UNREADABLE; // a row's mask or seal, away from its row
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

/** Where the one seal of a row stands among its cells; no column is called so. In a personal cell stands `sealed:4:` and its mask. */
const ROW = '#';
const IN_ROW = 'sealed:4:';
const OF_ROW = /^sealed:4[.:]/;

/** Personal texts of a row lie under one seal, each with its mask in its cell; one of a single character by itself, as in sealValue. */
export function sealCells({ sealer, at }: Spot, columns: Fields, cells: Readonly<Record<string, Value>>): StoredCells {
  const stored: StoredCells = { ...cells };
  const texts: RowText[] = [];
  for (const key of personalIn(columns)) {
    const value = own(cells, key);
    if (!isText(value)) continue;
    const shown = [...value].length < 2 ? null : masked(value);
    stored[key] = shown === null ? sealer.seal(value) : IN_ROW + shown;
    if (shown !== null) texts.push([key, value, shown]);
  }
  if (texts.length > 0) stored[ROW] = sealer.rows.seal(texts, at);
  return stored;
}

/** Its cells with the personal ones opened; where one was altered or comes from elsewhere, that one is unreadable. */
export function openCells(spot: Spot, columns: Fields, cells: StoredCells): Record<string, Value> {
  const { shown, inRow } = apart(cells, columns, (key, text) => openAt(cellIn(spot, key), text));
  if (inRow.length > 0) for (const [key, text] of textsOf(spot, cells)) shown[key] = text;
  return shown;
}

/** Its cells with the personal ones as they are shown masked, without opening any that was saved since masks lie beside them. */
export function maskedCells(spot: Spot, columns: Fields, cells: StoredCells): Record<string, Value> {
  const { shown, inRow } = apart(cells, columns, (key, text) => maskedText(cellIn(spot, key), text));
  if (inRow.length === 0) return shown;
  const sealed = cells[ROW];
  const placed = typeof sealed === 'string' && spot.sealer.rows.shows(sealed, inRow, spot.at);
  for (const [key, text] of placed ? inRow : textsOf(spot, cells).map(([key, opened]) => [key, masked(opened)] as const)) shown[key] = text;
  return shown;
}

/** The cells without their seal: what is not under it by `alone`, what is as unreadable until it is known better, and the masks that stand for it. */
function apart(cells: StoredCells, columns: Fields, alone: (key: string, text: string) => Value) {
  const personal = personalIn(columns);
  const shown: Record<string, Value> = {};
  const inRow: (readonly [string, string])[] = [];
  for (const key of Object.keys(cells)) {
    if (key === ROW) continue;
    const value = cells[key] ?? null;
    if (!isText(value) || !personal.has(key)) shown[key] = value;
    else if (value.startsWith(IN_ROW)) {
      shown[key] = UNREADABLE;
      inRow.push([key, value.slice(IN_ROW.length)]);
    } else shown[key] = alone(key, value);
  }
  return { shown, inRow };
}

/** The texts under a row's seal that still have their mask in their cell; none where it does not open here. */
function textsOf({ sealer, at }: Spot, cells: StoredCells): RowText[] {
  const sealed = cells[ROW];
  if (typeof sealed !== 'string') return [];
  try {
    return sealer.rows.open(sealed, at).filter(([key, , shown]) => own(cells, key) === IN_ROW + shown);
  } catch {
    return [];
  }
}

const personalOf = new WeakMap<Fields, ReadonlySet<string>>();
/** A form's columns never change, and a list asks for each of its rows. */
function personalIn(columns: Fields): ReadonlySet<string> {
  const known = personalOf.get(columns) ?? new Set(Object.keys(columns).filter((key) => columns[key]?.personal));
  personalOf.set(columns, known);
  return known;
}

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

/** Masked as a page shows personal data by default: 138****0000, 3601**********1234, 张*. */
export const masked = veiled;
