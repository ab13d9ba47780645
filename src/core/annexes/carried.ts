import { formTables } from './form.ts';

/** People as the form names them; who they are may have changed since an earlier year's dossier. */
export const people: Readonly<Record<string, string>> = {
  legalRepresentative: '法定代表人',
  legalIdNumber: '法定代表人证件号码',
  legalMobile: '法定代表人手机',
  contactName: '联系人',
  contactPhone: '联系电话及传真',
  contactMobile: '联系人手机',
};

type Form = { readonly values: Readonly<Record<string, unknown>>; readonly sources: Readonly<Record<string, string>> };

/** Where a value comes from, as long as it stands as it came; a change by hand takes the source away. */
export const sourceOf = ({ values, sources }: Form, key: string, now: unknown): string | undefined =>
  values[key] === now ? sources[key] : undefined;

const isOlder = (source: string, roundYear: number): boolean => {
  const year = /(\d{4})年/.exec(source)?.[1];
  return year !== undefined && Number(year) < roundYear;
};

/** Personal entries that still stand as an earlier year's dossier had them: to be confirmed before they go out anew. `now`: as typed since. */
export const carriedPeople = (
  came: Form,
  roundYear: number,
  now: Form['values'] = came.values,
): { key: string; label: string; source: string }[] =>
  Object.entries(people).flatMap(([key, label]) => {
    const source = sourceOf(came, key, now[key]) ?? '';
    const old = isOlder(source, roundYear);
    return old && (now[key] ?? null) !== null ? [{ key, label, source }] : [];
  });

type Tables = Readonly<Record<string, readonly { readonly id: string; readonly cells: Readonly<Record<string, unknown>> }[]>>;
export type Came = Form & WithTables;
type WithTables = Pick<Form, 'sources'> & { readonly tables: Tables };
export type CarriedTable = { readonly key: string; readonly label: string; readonly rows: number; readonly source: string };

/**
 * Rows that still stand as an earlier year's dossier or report had them, by table, in the form's order: a person's qualification, what a year came to, whom
 * one works with may have changed since. `now`: as typed since.
 */
export const carriedRows = (came: WithTables, roundYear: number, now: Tables = came.tables): CarriedTable[] =>
  formTables.flatMap(({ key, label }) => {
    const standing = new Map((now[key] ?? []).map((row) => [row.id, row.cells]));
    const sources = (came.tables[key] ?? []).flatMap(({ id, cells }) => {
      const source = came.sources[`${key}/${id}`] ?? '';
      const is = standing.get(id);
      const same = is !== undefined && Object.entries(cells).every(([column, value]) => is[column] === value);
      return same && isOlder(source, roundYear) ? [source] : [];
    });
    return sources.length === 0 ? [] : [{ key, label, rows: sources.length, source: [...new Set(sources)].join('、') }];
  });

/** All of it in words, a sentence part each: people by their fields, tables by their rows; empty where nothing stands as it was brought. */
export const carriedWords = (came: Came, roundYear: number): string[] => {
  const found = carriedPeople(came, roundYear);
  const said =
    found.length > 0
      ? [`${found.map(({ label }) => label).join('、')}（${[...new Set(found.map(({ source }) => source))].join('、')}）`]
      : [];
  return [...said, ...carriedRows(came, roundYear).map(({ label, rows, source }) => `${label} ${rows} 行（${source}）`)];
};
