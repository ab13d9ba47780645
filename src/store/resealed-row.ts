import { looksSealed, type Sealer } from './crypto.ts';

/** A row as text, JSON too: what is not sealed is written back as it was, to the last digit. */
export type Cells = Readonly<Record<string, string | null>>;

/** What sealed:3 and the seal of a row are bound to (sealing.ts, ledger.ts): the place of a row, or what its columns' places begin with. */
const places: Readonly<Record<string, (row: Cells) => string>> = {
  dossier_value: (row) => `dossier/${row.dossier_id}/${row.key}`,
  dossier_row: (row) => `dossier/${row.dossier_id}/${row.table_key}/${row.row_id}`,
  dossier_change: (row) => `dossier/${row.dossier_id}/${row.path}`,
  report_row: (row) => `report/${row.report_id}/${row.table_key}/${row.row_id}`,
  report_version: (row) => `report/${row.report_id}`,
  enterprise: (row) => `enterprise/${row.id}`,
};
/** Elsewhere nothing is bound to its place: what lies there is opened wherever it stands. */
export const placeOf = (table: string, row: Cells): string => places[table]?.(row) ?? '';

/** For PostgreSQL: what may be sealed, and is not under the key of this name. The mask of a row's cell (`sealed:4:` and a few signs) is none. */
export const candidatesOf = (id: string): string => `sealed:([123](?!\\.${id}:)|4:[A-Za-z0-9+/]{24}:|4\\.(?!${id}:))`;

type Columns = readonly { readonly name: string; readonly type: string }[];

/** The columns of a row in which something came under the key that seals now; null: none did. What does not open here stays as it is. */
export function renewedIn(sealer: Sealer, columns: Columns, { row, at }: { row: Cells; at: string }): Cells | null {
  const next: Record<string, string> = {};
  for (const { name, type } of columns) {
    const text = row[name];
    if (text === null || text === undefined || !text.includes('sealed:')) continue;
    const changed = type === 'jsonb' ? inJson(sealer, text, at) : renewed(sealer, text, at === '' ? '' : `${at}/${name}`);
    if (changed !== null && changed !== text) next[name] = changed;
  }
  return Object.keys(next).length > 0 ? next : null;
}

function renewed(sealer: Sealer, text: string, at: string): string | null {
  try {
    return sealer.rows.renewed(text, at) ?? sealer.renewed(text, at);
  } catch {
    return null;
  }
}

/** Seals are found in the tree, which tells their place, and replaced in the text; no two are the same, since each has its own nonce. */
function inJson(sealer: Sealer, text: string, at: string): string {
  let changed = text;
  const visit = (value: unknown, place: string): void => {
    if (typeof value === 'string') {
      const next = value.startsWith('sealed:') ? renewed(sealer, value, place) : null;
      if (next !== null) changed = changed.replaceAll(value, next);
    } else if (Array.isArray(value)) for (const one of value) visit(one, typeof one?.id === 'string' ? `${place}/${one.id}` : place);
    else if (value !== null && typeof value === 'object')
      for (const [key, one] of Object.entries(value))
        visit(one, key === '#' || (key === 'cells' && 'id' in value) ? place : `${place}/${key}`);
  };
  visit(JSON.parse(text), at);
  return changed;
}

/** Whether there is something of a seal's shape in a column that is not under the key of this name. */
export const stuckIn = (text: string | null | undefined, own: string): boolean =>
  (text?.match(/sealed:[1-4][\w.:+/=]*/g) ?? []).some(
    (one) => (looksSealed(one) || OF_ROW.test(one)) && !one.startsWith(`${one.slice(0, 8)}.${own}:`),
  );
const OF_ROW = /^sealed:4[.\w]*:[\w+/]{24}:[\w+/]{38}/;
