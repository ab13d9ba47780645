import { isExtra } from '../annexes/extra.ts';
import type { Field, TableForm } from '../annexes/field.ts';
import { type Grid, isBlankRow, letterOf, type Raw, shownText } from './grid.ts';
import { HEADER_WITHIN_ROWS, MOST_COLUMNS } from './limits.ts';

/** What a column says of its field: the value, or one of several columns to tick. */
export type Part = 'value' | 'satisfied' | 'dissatisfied' | 'between';

export type Column = {
  readonly key: string;
  readonly field: Field;
  readonly part: Part;
  /** Index in the sheet. */
  readonly at: number;
  /** Its heading as the person sees it, the lines of a stacked one joined by “/”. */
  readonly label: string;
};

/** The rows of a sheet that name its columns; indices from 0. */
export type Header = {
  readonly row: number;
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly others: readonly { readonly at: number; readonly label: string; readonly hidden?: true }[];
  readonly serial: number | null;
  readonly score: number;
  /** A person said which column is what, so a column left out is no oversight. */
  readonly byHand?: true;
};

/** A column's letter and heading: `E 手机`. */
export const placeOf = (column: { at: number; label: string }): string => `${letterOf(column.at)} ${column.label}`;

/** A heading as it is compared: width folded; blanks, marks and what stands in brackets out. */
export function headingKey(text: string): string {
  const folded = simplified(text.normalize('NFKC')).replace(/[\s*＊:：、,，/／.。“”"]/g, '');
  // Twice, for what stands in brackets within brackets: 数量（台(套)）.
  const inner = /[([（【][^([（【)\]）】]*[)\]）】]/g;
  return folded.replace(inner, '').replace(inner, '') || folded;
}

/** Headings of lists from Hong Kong, Macau and Taiwan, by the characters that headings are made of. */
const [traditional, simple] = [
  [...'號務業稱聯絡職機內簡滿單評價電話項購買時間數備註學歷專齡從設儀軟體類別資質證書參與開業營現規則對為歲薪種職稱編'],
  [...'号务业称联络职机内简满单评价电话项购买时间数备注学历专龄从设仪软体类别资质证书参与开业营现规则对为岁薪种职称编'],
];
const simplerOf = new Map(traditional.map((one, i) => [one, simple[i] ?? one]));
const simplified = (text: string): string => text.replace(/[\u4e00-\u9fff]/g, (one) => simplerOf.get(one) ?? one);

/** The field that tells one row from another: the first that is required. */
export const identityOf = (table: TableForm): string =>
  (Object.entries(table.columns).find(([, field]) => field.required) ?? Object.entries(table.columns)[0])?.[0] ?? '';

const serials = new Set(['序号', '编号', '序', '号', '行号', 'NO', 'No', 'no', '№', '#']);
const partHeadings: Readonly<Record<string, Part>> = {
  满意: 'satisfied',
  很满意: 'satisfied',
  非常满意: 'satisfied',
  比较满意: 'satisfied',
  不满意: 'dissatisfied',
  很不满意: 'dissatisfied',
  非常不满意: 'dissatisfied',
  基本满意: 'between',
  较满意: 'between',
  一般: 'between',
};

/** Names that mean something only by themselves: 填报单位 and 计量单位 are no enterprise served. */
const alone: ReadonlySet<string> = new Set(['单位', '企业', '客户']);

const EXACT = 10;
const ALIAS = 8;
/** A heading that ends as a name of the field does: 联系人手机号码. */
const ENDING = 4;
/** What each further header row must bring in. */
const ROW_COST = 0.5;

export type Heading = { at: number; parts: readonly string[] };
type Claim = { heading: Heading; key: string; field: Field; part: Part; strength: number };

/** The header that names most of the table's columns, in one to three rows; null where none names the one that rows are told by. */
export function headerOf(grid: Grid, table: TableForm): Header | null {
  let best: Header | null = null;
  let seen = 0;
  for (let row = 0; row < grid.rows.length && seen < HEADER_WITHIN_ROWS; row += 1) {
    if (isBlankRow(grid.rows[row])) continue;
    seen += 1;
    for (let rows = 1; rows <= 3 && row + rows <= grid.rows.length; rows += 1) {
      const found = headerAt(grid, table, { row, rows });
      if (found && found.score > (best?.score ?? 0)) best = found;
    }
  }
  return best && withRowsAbove(grid, table, best);
}

/** The header from where its merged cells begin, so that 满意 says of what. */
function withRowsAbove(grid: Grid, table: TableForm, header: Header): Header {
  const crossing = grid.merges.filter(
    ({ startRow, endRow, startCol, endCol }) =>
      startRow < header.row && endRow >= header.row && header.columns.some(({ at }) => startCol <= at && at <= endCol),
  );
  const row = crossing.reduce((least, one) => Math.min(least, one.startRow), header.row);
  if (row === header.row || header.rows + header.row - row > 3) return header;
  const above = headerAt(grid, table, { row, rows: header.rows + header.row - row });
  return above && above.columns.length >= header.columns.length ? above : header;
}

function headerAt(grid: Grid, table: TableForm, place: { row: number; rows: number }): Header | null {
  const headings = headingsAt(grid.rows.slice(place.row, place.row + place.rows));
  const unseen = (at: number): boolean => grid.hiddenColumns?.has(at) === true;
  const taken = settled(headings.flatMap((heading) => claimsOf(heading, table)).map((one) => (unseen(one.heading.at) ? behind(one) : one)));
  const keys = new Set(taken.map((one) => one.key));
  const serial = headings.find(isSerial);
  const alone = keys.size < 2 && headings.length - (serial ? 1 : 0) > 1;
  if (!keys.has(identityOf(table)) || (alone && !isOnlyColumn(table, taken))) return null;
  const named = new Set(taken.map((one) => one.heading));
  const others = headings.filter((one) => one !== serial && !named.has(one) && !isDerived(one, table));
  const score = [...keys].reduce((sum, key) => sum + Math.max(...taken.filter((one) => one.key === key).map((one) => one.strength)), 0);
  return {
    ...place,
    columns: taken.map(({ heading, key, field, part }) => ({ key, field, part, at: heading.at, label: heading.parts.join('/') })),
    others: others.map(({ at, parts }) => ({ at, label: parts.join('/'), ...(unseen(at) ? { hidden: true as const } : {}) })),
    serial: serial?.at ?? null,
    score: score + taken.length / 100 - place.rows * ROW_COST,
  };
}

/** A list of one column within a form, known by its official name: 签订合作协议的单位名称. */
const isOnlyColumn = ({ columns }: TableForm, [claim]: readonly Claim[]): boolean =>
  Object.keys(columns).filter((key) => !isExtra(key)).length === 1 && claim?.strength === EXACT && claim.field.label.length > 4;

/** A column that the sheet does not show stands back behind any that it does. */
const behind = (claim: Claim): Claim => ({ ...claim, strength: claim.strength / 100 });

/** What the columns under these rows would be taken for by their headings, whether or not that is enough for a header. */
export const recognised = (rows: readonly (readonly Raw[])[], table: TableForm): Pick<Column, 'at' | 'key' | 'part'>[] =>
  settled(headingsAt(rows).flatMap((heading) => claimsOf(heading, table))).map(({ heading, key, part }) => ({ at: heading.at, key, part }));

/** A column that only counts the rows. */
export const isSerial = ({ parts }: Heading): boolean => serials.has(headingKey(parts.at(-1) ?? ''));

/** Each column's heading from top to bottom, a merged one once. */
export function headingsAt(rows: readonly (readonly Raw[])[]): Heading[] {
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...rows.map((row) => row.length)));
  return Array.from({ length: width }, (_, at) => {
    const parts = rows.map((row) => row[at]).map((raw) => (typeof raw === 'string' ? shownText(raw).replace(/ /g, '') : ''));
    return { at, parts: parts.filter((part, i) => part !== '' && part !== parts[i - 1]) };
  }).filter(({ parts }) => parts.length > 0);
}

/** The names of a field as headings are compared; asked of every heading of every row in which a header may stand. */
const named = new WeakMap<Field, readonly string[]>();
function namesOf(field: Field): readonly string[] {
  const known = named.get(field);
  if (known) return known;
  const names = [field.label, ...(field.aliases ?? [])].map(headingKey);
  named.set(field, names);
  return names;
}
const isDerived = ({ parts }: Heading, table: TableForm): boolean =>
  Object.values(table.columns).some((field) => field.derived && namesOf(field).includes(headingKey(parts.at(-1) ?? '')));

function claimsOf(heading: Heading, table: TableForm): Claim[] {
  // 联系人 over 姓名 is 姓名, and 企业 over 名称 is 企业名称.
  const said = heading.parts.map((_, from) => headingKey(heading.parts.slice(from).join(''))).reverse();
  return Object.entries(table.columns).flatMap(([key, field]): Claim[] => {
    if (field.derived) return [];
    const part = field.type === 'satisfaction' ? partHeadings[said[0] ?? ''] : undefined;
    if (part) return [{ heading, key, field, part, strength: EXACT }];
    const strength = Math.max(...said.map((text) => strengthOf(text, field)));
    return strength > 0 ? [{ heading, key, field, part: 'value', strength }] : [];
  });
}

function strengthOf(text: string, field: Field): number {
  const [label = '', ...aliases] = namesOf(field);
  if (text === label) return EXACT;
  if (aliases.includes(text)) return ALIAS;
  const ending = [label, ...aliases].some(
    (name) => name.length > 1 && !alone.has(name) && text.endsWith(name) && !text.endsWith(`不${name}`),
  );
  return ending && text.length <= 20 ? ENDING : 0;
}

/** The strongest claims first, one field a column and one column a field; only columns to tick may be several. */
function settled(claims: readonly Claim[]): Claim[] {
  const taken: Claim[] = [];
  for (const claim of claims.toSorted((a, b) => b.strength - a.strength || a.heading.at - b.heading.at)) {
    const free = taken.every(
      (one) => one.heading !== claim.heading && (one.key !== claim.key || (claim.part !== 'value' && one.part !== 'value')),
    );
    if (free) taken.push(claim);
  }
  return taken.toSorted((a, b) => a.heading.at - b.heading.at);
}
