import { extraKey, MOST_EXTRA } from '../../annexes/extra.ts';
import { folded } from '../../annexes/fold.ts';
import { formTables, tableAt, valueFields } from '../../annexes/form.ts';
import type { ExtraField } from './edition.ts';

type Fault = { readonly at: string; readonly message: string };

/** What has to hold of the fields that an edition adds: each its own key and name, none of the official ones, of a kind that can be filled in, and not too many. */
export function extraFaults(all: readonly ExtraField[]): Fault[] {
  return [...all.flatMap((one, index) => faultsOfOne(one, all.slice(0, index))), ...tooMany(all)];
}

function faultsOfOne(one: ExtraField, before: readonly ExtraField[]): Fault[] {
  const say = (holds: boolean, message: string): Fault[] => (holds ? [] : [{ at: one.key, message: `附加栏目“${one.label}”：${message}` }]);
  const here = before.filter(({ table }) => table === one.table);
  return [
    ...say(extraKey.test(one.key), `键 ${one.key} 须以 x 加大写字母或数字开头，如 xPatents`),
    ...say(!before.some(({ key }) => key === one.key), `键 ${one.key} 重复`),
    ...say(one.table === undefined || tableAt(one.table) !== undefined, `没有表 ${one.table}`),
    ...say(!here.some(({ label }) => folded(label) === folded(one.label)), '名称与另一附加栏目相同'),
    ...say(!officialNames(one.table).has(folded(one.label)), '名称与申请表、附件原有的栏目相同，导入时分不清'),
    ...say(!/^[=+\-@]/.test(folded(one.label)), '名称不能以 =、+、-、@ 开头'),
    ...kindFaults(one, say),
  ];
}

type Say = (holds: boolean, message: string) => Fault[];

function kindFaults({ kind, unit, options, longest, atLeast, atMost }: ExtraField, say: Say): Fault[] {
  const chosen = options ?? [];
  return [
    ...say(kind !== 'choice' || chosen.length >= 2, '是选择的，至少写两个选项'),
    ...say(kind === 'choice' || options === undefined, '不是选择的，不写选项'),
    ...say(chosen.length <= MOST_EXTRA.options, `选项有${chosen.length}个，最多${MOST_EXTRA.options}个`),
    ...say(new Set(chosen.map((option) => folded(option))).size === chosen.length, '有重复的选项'),
    ...say(!chosen.some((option) => /^[=+\-@]/.test(folded(option))), '选项不能以 =、+、-、@ 开头'),
    ...say(kind === 'number' || unit === undefined, '不是数的，不写单位'),
    ...say(kind === 'number' || (atLeast === undefined && atMost === undefined), '不是数的，不写最小、最大'),
    ...say(atLeast === undefined || atMost === undefined || atLeast <= atMost, '最小的数大于最大的数'),
    ...say(kind === 'text' || longest === undefined, '不是文字的，不写字数'),
  ];
}

/** Official labels and the names by which a list's columns are found, of the table or of the form. */
function officialNames(table: string | undefined): ReadonlySet<string> {
  const fields = table === undefined ? valueFields : (tableAt(table)?.columns ?? {});
  return new Set(Object.values(fields).flatMap(({ label, aliases = [] }) => [label, ...aliases].map((name) => folded(name))));
}

function tooMany(all: readonly ExtraField[]): Fault[] {
  const here = (table: string | undefined) => all.filter((one) => one.table === table).length;
  const fields = here(undefined);
  return [
    ...(fields > MOST_EXTRA.fields ? [{ at: 'extraFields', message: `申请表附加${fields}栏，最多${MOST_EXTRA.fields}栏` }] : []),
    ...formTables.flatMap(({ key, label }) =>
      here(key) > MOST_EXTRA.columns ? [{ at: 'extraFields', message: `“${label}”附加${here(key)}列，最多${MOST_EXTRA.columns}列` }] : [],
    ),
  ];
}
