import type { Field, Value } from '../../core/annexes/field.ts';
import { fieldAt } from '../../core/annexes/form.ts';
import { columnKeys, type FrozenForm, type FrozenTable } from '../../core/annexes/freeze.ts';
import type { MaterialKind } from '../../core/scheme/scheme.ts';

/** One place that a resubmission changed; null: there was, or is, nothing. Personal data is not repeated, but to its applicant. */
export type Changed = { readonly path: string; readonly label: string; readonly before: string | null; readonly after: string | null };

type Personal = 'shown' | 'hidden';

/** What changed between two submissions, in the order of the form, materials and the reasons given for warnings last (第八条（三）). */
type Showing = { readonly materials: readonly MaterialKind[]; readonly personal?: Personal };

export function changesBetween(before: FrozenForm, after: FrozenForm, { materials, personal = 'hidden' }: Showing): Changed[] {
  const old = { answers: answersOf(before), tables: tablesOf(before) };
  const answers = [...answersOf(after)].flatMap(([key, { question, answer }]) =>
    compared({ path: key, label: question, personal }, old.answers.get(key)?.answer ?? null, answer),
  );
  const tables = [...tablesOf(after)].flatMap(([key, table]) => tableChanges(old.tables.get(key), table, personal));
  return [...answers, ...tables, ...materialChanges(before, after, materials), ...reasonChanges(before, after)];
}

const answersOf = (form: FrozenForm) =>
  new Map(form.sections.flatMap((section) => section.answers).map((answer) => [answer.key, answer] as const));
const tablesOf = (form: FrozenForm) =>
  new Map(form.sections.flatMap((section) => section.tables).map((table) => [table.key, table] as const));

type Place = { readonly path: string; readonly label: string; readonly personal: Personal };

function compared({ path, label, personal }: Place, before: Value, after: Value): Changed[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const field = fieldAt(path);
  const hidden = field?.personal === true && personal === 'hidden';
  const shown = (value: Value) => (value === null || value === '' ? null : hidden ? '（个人信息）' : textOf(value, field));
  return [{ path, label, before: shown(before), after: shown(after) }];
}

/** As the form says it: labels for keys, 满意 for the answer to 服务满意度. */
function textOf(value: Value, field?: Field): string {
  const label = (one: string) => field?.optionLabels?.[one] ?? one;
  if (typeof value === 'boolean') return field?.type === 'satisfaction' ? (value ? '满意' : '不满意') : value ? '是' : '否';
  return Array.isArray(value) ? value.map(label).join('、') : label(String(value));
}

function tableChanges(before: FrozenTable | undefined, after: FrozenTable, personal: Personal): Changed[] {
  const old = new Map((before?.rows ?? []).map((row) => [row.id, row] as const));
  const kept = after.rows.flatMap((row, index) => {
    const was = old.get(row.id);
    const label = `${after.question}第${index + 1}行${nameOf(after, row.cells)}`;
    if (!was)
      return [
        { path: `${after.key}/${row.id}`, label: `${after.question}新增第${index + 1}行`, before: null, after: rowText(after, row.cells) },
      ];
    return row.cells.flatMap((cell, column) =>
      compared(
        { path: `${after.key}/${row.id}/${columnKey(after, column)}`, label: `${label}“${after.columns[column]}”`, personal },
        was.cells[column] ?? null,
        cell,
      ),
    );
  });
  const standing = new Set(after.rows.map((row) => row.id));
  const removed = (before?.rows ?? [])
    .filter((row) => !standing.has(row.id))
    .map((row) => ({ path: after.key, label: `${after.question}删除一行`, before: rowText(after, row.cells), after: null }));
  return [...kept, ...removed];
}

/** The first cell names a row: enterprise, person, product; a person's name stays out where it is personal. */
const rowText = (table: FrozenTable, cells: readonly Value[]): string =>
  fieldAt(`${table.key}/${columnKey(table, 0)}`)?.personal ? '（个人信息）' : textOf(cells[0] ?? '');

/** Of a row that stood before, so that a number alone need not be looked up. */
function nameOf(table: FrozenTable, cells: readonly Value[]): string {
  const text = fieldAt(`${table.key}/${columnKey(table, 0)}`)?.personal ? '' : textOf(cells[0] ?? '').trim();
  return text === '' ? '' : `（${text}）`;
}

/** Cells are frozen in the order of the table's columns. */
const columnKey = (table: FrozenTable, column: number): string => columnKeys(table)[column] ?? '';

/** 材料（八）与社会服务机构签订的服务合作协议复印件 */
function materialLabel(kinds: readonly MaterialKind[], key: string): string {
  const kind = kinds.find((one) => one.key === key);
  return kind ? `${kind.article.replace('第九条', '材料')}${kind.label}` : '申报材料';
}

function materialChanges(before: FrozenForm, after: FrozenForm, kinds: readonly MaterialKind[]): Changed[] {
  const id = (one: FrozenForm['materials'][number]) => `${one.kind}:${one.hash}`;
  const [old, now] = [before.materials, after.materials].map((list) => new Set(list.map(id)));
  const at = (one: FrozenForm['materials'][number]) => ({ path: `materials/${one.kind}`, label: materialLabel(kinds, one.kind) });
  const added = after.materials.filter((one) => !old?.has(id(one))).map((one) => ({ ...at(one), before: null, after: one.name }));
  const removed = before.materials.filter((one) => !now?.has(id(one))).map((one) => ({ ...at(one), before: one.name, after: null }));
  return [...removed, ...added];
}

/** Between two submissions that both hold their reasons; the first format held none, which is no change. */
function reasonChanges(before: FrozenForm, after: FrozenForm): Changed[] {
  if (!before.reasons || !after.reasons) return [];
  const old = new Map(before.reasons.map((one) => [one.finding, one] as const));
  const now = new Set(after.reasons.map((one) => one.finding));
  const said = after.reasons.filter((one) => one.reason !== old.get(one.finding)?.reason);
  const label = ({ message }: { message: string }) => `对“${message}”的说明`;
  return [
    ...before.reasons
      .filter((one) => !now.has(one.finding))
      .map((one) => ({ path: one.path, label: label(one), before: one.reason, after: null })),
    ...said.map((one) => ({ path: one.path, label: label(one), before: old.get(one.finding)?.reason ?? null, after: one.reason })),
  ];
}
