import { sum, trimmed } from './decimal.ts';
import type { Content, Fields, Row, Section, Value } from './field.ts';
import { formTables } from './form.ts';
import type { Form } from './form-of.ts';

/** People as the form names them; who they are may have changed since an earlier year's dossier. */
export const people: Readonly<Record<string, string>> = {
  legalRepresentative: '法定代表人',
  legalIdNumber: '法定代表人证件号码',
  legalMobile: '法定代表人手机',
  contactName: '联系人',
  contactPhone: '联系电话及传真',
  contactMobile: '联系人手机',
};

type Sources = Readonly<Record<string, string>>;
type Versions = Readonly<Record<string, number>>;

/** A form with where its values come from, by key or `table/rowId`; `unseen`: places that an earlier year brought and nobody has looked at. */
export type Came = Content & { readonly sources: Sources; readonly unseen: readonly string[]; readonly versions: Versions };

/** Where a value comes from, as long as it stands as it came; a change by hand takes the source away. */
export const sourceOf = ({ values, sources }: Pick<Came, 'values' | 'sources'>, key: string, now: unknown): string | undefined =>
  values[key] === now ? sources[key] : undefined;

/** What a source says of a dossier whose recognition was revoked since: nothing of it counts before it was looked at, however young it is. */
export const REVOKED = '认定已撤销';

const isOlder = (source: string, roundYear: number): boolean => {
  if (source.includes(REVOKED)) return true;
  const year = /(\d{4})年/.exec(source)?.[1];
  return year !== undefined && Number(year) < roundYear;
};

/** Places that an earlier year's dossier or report brought: none of them is this year's word before somebody has looked at it. */
export const toBeSeen = (sources: Sources, roundYear: number): string[] =>
  Object.entries(sources).flatMap(([path, source]) => (isOlder(source, roundYear) ? [path] : []));

/** The field or table that a place belongs to. */
export const headOf = (path: string): string => path.split('/')[0] ?? path;

/**
 * What of it nobody has looked at, as the form stands now: what was changed since counts as looked at. `versionOf`: the version of a place as it was last
 * saved; what was typed and typed back before it was saved was never changed.
 */
export function stillUnseen(came: Came, now: Content, versionOf: (path: string) => number): string[] {
  if (came.unseen.length === 0) return [];
  const was = rowsOf(came, came.unseen);
  const is = now.tables === came.tables ? was : rowsOf(now, came.unseen);
  return came.unseen.filter((path) => {
    if (versionOf(path) !== (came.versions[path] ?? 0)) return false;
    if (!path.includes('/')) return now.values[path] === came.values[path];
    const [before, after] = [was.get(path), is.get(path)];
    return before !== undefined && after !== undefined && (before === after || sameCells(before.cells, after.cells));
  });
}

const sameCells = (was: Row['cells'], is: Row['cells']): boolean => Object.entries(was).every(([column, value]) => is[column] === value);

function rowsOf({ tables }: Content, paths: readonly string[]): ReadonlyMap<string, Row> {
  const heads = new Set(paths.filter((path) => path.includes('/')).map(headOf));
  return new Map([...heads].flatMap((table) => (tables[table] ?? []).map((row) => [`${table}/${row.id}`, row] as const)));
}

/** What waits to be looked at in one section, in the form's order; a table is one thing, however many of its rows wait. */
export type Waiting = {
  readonly section: string;
  readonly places: readonly WaitingPlace[];
};
/** `rows`: of a table, how many of them wait; 0 for a field. `needed`: nothing goes out without it. */
export type WaitingPlace = {
  readonly key: string;
  readonly label: string;
  readonly rows: number;
  readonly source: string;
  readonly needed: boolean;
};

/** The places that wait, section by section; sections in which nothing waits are left out. */
export function waitingIn({ sections }: Pick<Form, 'sections'>, sources: Sources, unseen: readonly string[]): Waiting[] {
  if (unseen.length === 0) return [];
  const byHead = new Map<string, string[]>();
  for (const path of unseen) {
    const known = byHead.get(headOf(path));
    if (known) known.push(path);
    else byHead.set(headOf(path), [path]);
  }
  const said = (paths: readonly string[]) => [...new Set(paths.map((path) => sources[path] ?? ''))].filter(Boolean).join('、');
  return sections.flatMap(({ key, fields, tables }: Section) => {
    const single = Object.entries(fields).flatMap(([path, { label, required }]) =>
      byHead.has(path) ? [{ key: path, label: people[path] ?? label, rows: 0, source: said([path]), needed: required === true }] : [],
    );
    const lists = tables.flatMap((table) => {
      const paths = byHead.get(table.key) ?? [];
      const needed = table.atLeastRows !== undefined;
      return paths.length > 0 ? [{ key: table.key, label: table.label, rows: paths.length, source: said(paths), needed }] : [];
    });
    return single.length + lists.length > 0 ? [{ section: key, places: [...single, ...lists] }] : [];
  });
}

/** The fields and tables of it. */
export const headsOf = (waiting: readonly Waiting[]): string[] => waiting.flatMap(({ places }) => places.map(({ key }) => key));

/** All of it in words, a sentence part each: fields by what brought them, tables by their rows; empty where nothing waits. */
export function waitingWords(form: Pick<Form, 'sections'>, sources: Sources, unseen: readonly string[]): string[] {
  const places = waitingIn(form, sources, unseen).flatMap((one) => one.places);
  const fields = places.filter(({ rows }) => rows === 0);
  const bySource = [...new Set(fields.map(({ source }) => source))].map((source) => {
    const labels = fields.filter((one) => one.source === source).map(({ label }) => label);
    return `${labels.join('、')}（${source}）`;
  });
  return [...bySource, ...places.filter(({ rows }) => rows > 0).map(({ label, rows, source }) => `${label} ${rows} 行（${source}）`)];
}

type Tables = Readonly<Record<string, readonly Row[]>>;

/** Rows of an earlier year as they are `years` later: what grows by one each year does (年龄、工作年限); and which columns those are, by table. */
export function movedOn(tables: Tables, years: number): { tables: Tables; grown: Readonly<Record<string, readonly string[]>> } {
  if (years <= 0) return { tables, grown: {} };
  const growing = formTables.flatMap(({ key, columns }) => {
    const keys = Object.entries(columns as Fields).flatMap(([column, { yearly }]) => (yearly ? [column] : []));
    return keys.length > 0 && (tables[key]?.length ?? 0) > 0 ? [{ key, columns: columns as Fields, keys }] : [];
  });
  const moved = growing.map(({ key, keys }) => [key, (tables[key] ?? []).map((row) => olderBy(row, keys, years))] as const);
  return {
    tables: { ...tables, ...Object.fromEntries(moved) },
    grown: Object.fromEntries(growing.map(({ key, columns, keys }) => [key, keys.map((column) => columns[column]?.label ?? column)])),
  };
}

const olderBy = ({ id, cells }: Row, keys: readonly string[], years: number): Row => ({
  id,
  cells: Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, keys.includes(key) ? laterBy(value, years) : value])),
});

function laterBy(value: Value, years: number): Value {
  if (typeof value === 'number') return value + years;
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? trimmed(sum([value, years])) : value;
}
