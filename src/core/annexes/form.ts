import * as a2 from './annex2.ts';
import { annex3Title, equipmentTable } from './annex3.ts';
import { annex4Title, staffTable } from './annex4.ts';
import { annex5Title, servedFields, servedTable } from './annex5.ts';
import { annex6 } from './annex6.ts';
import { extraSection, isExtra } from './extra.ts';
import type { AnnexNumber, Content, Field, Fields, Section, TableForm } from './field.ts';

const section = (key: string, label: string, parts: { annex?: AnnexNumber; fields?: Fields; tables?: readonly TableForm[] }): Section => ({
  key,
  label,
  annex: parts.annex ?? 2,
  fields: parts.fields ?? {},
  tables: parts.tables ?? [],
});

/** All that an applicant fills in, in the official order: the application table 一 to 七, the report 二 to 八, annexes 3, 4, 5 and the declaration. */
export const applicationForm: readonly Section[] = [
  section('basics', '一、平台基本情况', { fields: a2.basics, tables: [a2.investorsTable] }),
  section('operation', '二、平台运营情况(单位：万元、户、%)', { fields: a2.operationFields, tables: [a2.operationTable] }),
  section('capability', '三、服务能力及业绩情况', {
    fields: a2.capability,
    tables: [a2.productsTable, a2.agreementsTable, a2.otherPartnersTable, a2.activitiesTable],
  }),
  section('publicBenefit', '四、参加相关公益性服务活动情况', { fields: a2.publicBenefit }),
  section('municipalRecognition', '五、市级示范平台认定文件或省直部门相关证明文件的名称及文号', { fields: a2.municipalRecognition }),
  section('governmentSupport', '六、得到政府扶持的情况', { fields: a2.governmentSupport }),
  section('influence', '七、对区域中小企业发展的影响及作用(自测情况)', { fields: a2.influence }),
  section('narratives', '申请报告二至八', { fields: a2.narratives }),
  section('equipment', `附件3 ${annex3Title}`, { annex: 3, tables: [equipmentTable] }),
  section('staff', `附件4 ${annex4Title}`, { annex: 4, tables: [staffTable] }),
  section('served', `附件5 ${annex5Title}`, { annex: 5, fields: servedFields, tables: [servedTable] }),
  section('declaration', `附件6 ${annex6.title}`, { annex: 6 }),
];

/** Without the sections that an edition does not ask for (第十七条), what follows in the application table moves up one number. */
export function sectionsWithout(leftOut: readonly string[]): readonly Section[] {
  const moved = leftOut.includes('municipalRecognition');
  return applicationForm
    .filter(({ key }) => !leftOut.includes(key))
    .map((one) => (moved && one.key in movedUp ? { ...one, label: one.label.replace(/^./, movedUp[one.key] ?? '') } : one));
}
const movedUp: Readonly<Record<string, string>> = { governmentSupport: '五', influence: '六' };

/** The tables that annex 2 prints; the others are papers of their own. */
export const annex2Tables: readonly string[] = applicationForm
  .filter(({ annex }) => annex === 2)
  .flatMap(({ tables }) => tables.map(({ key }) => key));

const fieldsByKey: ReadonlyMap<string, { section: Section; field: Field }> = new Map(
  applicationForm.flatMap((part) => Object.entries(part.fields).map(([key, field]) => [key, { section: part, field }] as const)),
);
const tablesByKey: ReadonlyMap<string, { section: Section; table: TableForm }> = new Map(
  applicationForm.flatMap((part) => part.tables.map((table) => [table.key, { section: part, table }] as const)),
);

/** The field at `key`, `table/rowId/column` or `table/column`; undefined where the form has none. */
export function fieldAt(path: string): Field | undefined {
  const [head = '', ...rest] = path.split('/');
  if (rest.length === 0) return fieldsByKey.get(head)?.field;
  const column = rest.at(-1);
  if (rest.length > 2 || column === undefined) return undefined;
  const columns = tablesByKey.get(head)?.table.columns;
  return columns && Object.hasOwn(columns, column) ? columns[column] : undefined;
}

/** The same of a path that the program itself names. Throws where the form has none: it is the program that is wrong. */
export const knownField = (path: string): Field => fieldAt(path) ?? missing(path);

function missing(path: string): never {
  throw new Error(`the form has no ${path}`);
}

/** The section that holds a field, a table or a cell. */
export function sectionOf(path: string): Section | undefined {
  const head = path.split('/')[0] ?? '';
  if (path === extraSection.key || isExtra(path)) return extraSection;
  return path.includes('/') ? tablesByKey.get(head)?.section : (fieldsByKey.get(head)?.section ?? tablesByKey.get(head)?.section);
}

export const tableAt = (key: string): TableForm | undefined => tablesByKey.get(key)?.table;
export const knownTable = (key: string): TableForm => tableAt(key) ?? missing(key);
export const valueFields: Fields = Object.fromEntries([...fieldsByKey].map(([key, one]) => [key, one.field]));
export const formTables: readonly TableForm[] = [...tablesByKey.values()].map((one) => one.table);

/** Where personal data stands: `key` for a value, `table/column` for a column of every row. */
export const personalPaths: readonly string[] = [
  ...Object.keys(valueFields).filter((key) => valueFields[key]?.personal),
  ...formTables.flatMap((table) =>
    Object.keys(table.columns)
      .filter((key) => table.columns[key]?.personal)
      .map((key) => `${table.key}/${key}`),
  ),
];

/** A form that nobody has typed into: every value null, every table without rows. */
export function emptyContent(): Content {
  const values = Object.fromEntries(Object.keys(valueFields).map((key) => [key, null]));
  const tables = Object.fromEntries(formTables.map((table) => [table.key, []]));
  return { values, tables };
}
