import { extraSection, isExtra } from '../annexes/extra.ts';
import { applicationForm } from '../annexes/form.ts';
import type { CorrectionItem } from './facts.ts';

/** Everything, or these places with what lies in them: `key`, `table`, `table/rowId`, `table/rowId/column`, `materials/m2`. */
export type Opened = 'all' | readonly string[];

/** The annex 2 fields and tables, which 第九条（一） prints. */
const report = (): readonly string[] =>
  applicationForm
    .filter((part) => part.annex === 2)
    .flatMap((part) => [...Object.keys(part.fields), ...part.tables.map((table) => table.key)]);

type Follows = { readonly when: (path: string) => boolean; readonly opens: readonly string[] };
const is =
  (...paths: readonly string[]) =>
  (path: string) =>
    paths.includes(path);
const within = (table: string) => (path: string) => path === table || path.startsWith(`${table}/`);
/** The table or one of its rows as a whole: only then may the number of rows change. */
const rowsOf = (table: string) => (path: string) => within(table)(path) && path.split('/').length <= 2;

/**
 * What depends on a marked place, since both must agree (附件2至附件5, 第九条): whoever corrects the one has to be able to correct the other.
 * `latest` stands for the last year's row of 二、平台运营情况. Derived figures follow by themselves.
 */
const dependencies = (): readonly Follows[] => [
  { when: is('materials/m1'), opens: [...report(), extraSection.key] },
  { when: is('materials/m2'), opens: ['premisesOwned', 'premisesRented'] },
  {
    when: is('materials/m3'),
    opens: ['totalAssets', 'operation/latest/revenue', 'operation/latest/serviceIncome', 'operation/latest/profit'],
  },
  { when: is('materials/m4'), opens: ['equipment'] },
  { when: is('materials/m5'), opens: ['staff'] },
  { when: is('materials/m6'), opens: ['served'] },
  { when: is('materials/m7'), opens: ['activities'] },
  { when: is('materials/m8'), opens: ['agreements'] },
  { when: is('materials/m9'), opens: ['municipalRecognition'] },
  { when: is('materials/m10'), opens: ['qualifications'] },
  { when: is('qualifications'), opens: ['materials/m10'] },
  { when: within('equipment'), opens: ['equipmentCount', 'equipmentPrice'] },
  { when: within('staff'), opens: ['staffTotal', 'staffFullTime', 'staffProfessional'] },
  { when: rowsOf('served'), opens: ['servedTotal'] },
  { when: is('servedTotal'), opens: ['operation/latest/enterprises'] },
  { when: is('operation/latest/enterprises'), opens: ['servedTotal'] },
  { when: is('legalIdNumber'), opens: ['legalIdKind'] },
  { when: is('legalIdKind'), opens: ['legalIdNumber'] },
  { when: is('totalAssets'), opens: ['operation/latest/assets'] },
  { when: is('operation/latest/assets'), opens: ['totalAssets'] },
];

/** What the items of a correction open: their own places, and what depends on them (第八条（三）). `latest` is the last year's row, where there is one. */
export function openedBy(items: readonly Pick<CorrectionItem, 'path'>[], latest: string | null): readonly string[] {
  const inRow = (path: string): string => (latest === null ? path : path.replace('operation/latest/', `operation/${latest}/`));
  const byName = (path: string): string => (latest === null ? path : path.replace(`operation/${latest}/`, 'operation/latest/'));
  const opened = new Set(items.map(({ path }) => byName(path)));
  const follows = dependencies();
  for (const path of opened) for (const { when, opens } of follows) if (when(path)) for (const one of opens) opened.add(one);
  return [...opened].map(inRow).filter((path) => !path.startsWith('operation/latest/'));
}

/** Whether a place may be changed: a cell, a field, a material; `table/rowId` to take the row out, `table` to put rows in. */
export const isOpen = (opened: Opened, path: string): boolean =>
  opened === 'all' || opened.some((one) => one === path || path.startsWith(`${one}/`) || (one === extraSection.key && isExtra(path)));

/** Whether it, or anything in it, may be changed. */
export const isPartlyOpen = (opened: Opened, path: string): boolean =>
  isOpen(opened, path) || (opened !== 'all' && opened.some((one) => one.startsWith(`${path}/`)));

/** Tells of one table which cells may be changed, quickly enough to be asked of 1 600 rows. Null: all of it. */
export function openedIn(
  opened: Opened,
  table: string,
): {
  readonly cell: (rowId: string, column: string) => boolean;
  readonly row: (rowId: string) => boolean;
  readonly rows: ReadonlySet<string>;
} | null {
  if (isOpen(opened, table) || opened === 'all') return null;
  const paths = new Set(opened.filter((one) => one.startsWith(`${table}/`)));
  const row = (rowId: string): boolean => paths.has(`${table}/${rowId}`);
  return {
    row,
    cell: (rowId, column) => row(rowId) || paths.has(`${table}/${rowId}/${column}`),
    rows: new Set([...paths].map((path) => path.split('/')[1] ?? '')),
  };
}
