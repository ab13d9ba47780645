import type { Fields, TableForm } from '../annexes/field.ts';
import { enterpriseKey } from '../identifiers/enterprise-name.ts';
import { checkName } from '../identifiers/plain-name.ts';
import { type FunctionKey, functionsNamed, functionsOf, serviceFunctions } from '../scheme/functions.ts';

/** 专家名单 as an office keeps it (第八条（四）); template, import and the entry of the pool read these rows. */
export const expertFields = {
  name: {
    ...{ label: '姓名', type: 'text', required: true, names: 'person', onePerson: true, maxLength: 50 },
    aliases: ['专家姓名', '专家', '评审专家'],
  },
  employer: {
    ...{ label: '工作单位', type: 'text', required: true, maxLength: 120 },
    aliases: ['单位', '单位名称', '所在单位', '现工作单位', '任职单位', '现任职单位'],
    hint: '用全称，回避规则按它核对',
  },
  formerEmployers: {
    ...{ label: '曾任职单位', type: 'longText', maxLength: 1000 },
    aliases: ['曾任职', '原工作单位', '原单位', '工作经历', '以往任职单位'],
    hint: '几个单位用顿号或分号分开，用全称',
  },
  position: {
    ...{ label: '职务/职称', type: 'text', required: true, maxLength: 80 },
    aliases: ['职称', '职务', '职务职称', '职称职务', '技术职称', '专业技术职务', '职称等级'],
  },
  fields: {
    ...{ label: '专业领域', type: 'text', required: true, maxLength: 200 },
    aliases: ['领域', '专业', '评审领域', '从事专业', '擅长领域', '专业方向', '服务功能'],
    hint: `填办法所列的服务功能，几项的用顿号分开：${serviceFunctions.map(({ label }) => label).join('、')}`,
  },
  mobile: {
    ...{ label: '手机', type: 'mobile', personal: true },
    aliases: ['电话', '手机号码', '联系电话', '联系方式', '移动电话'],
    hint: '专家自己还没有登记手机的才记入，本人可在“账号设置”中更改',
  },
} as const satisfies Fields;

export type ExpertKey = keyof typeof expertFields;
export const expertTable = { key: 'experts', label: '评审专家名单', columns: expertFields } as const satisfies TableForm;

export type ExpertCells = { readonly [K in ExpertKey]?: string | null | undefined };

/** What the pool keeps of an expert. */
export type ExpertEntry = {
  readonly employer: string;
  readonly formerEmployers: readonly string[];
  readonly position: string;
  readonly fields: readonly string[];
};
export type KnownExpert = ExpertEntry & {
  readonly accountId: string;
  readonly name: string;
  readonly active: boolean;
  readonly listed: boolean;
};

/** What a person said of a row whose name stands in the pool with another employer: one of them by its account, somebody else, or nobody to be taken. */
export type ExpertChoice = string;
export const ANOTHER = 'new';
export const LEFT_OUT = 'skip';

export type ExpertLine = {
  /** Which row of the list, from 0. */
  readonly at: number;
  readonly name: string;
  readonly entry: ExpertEntry;
  readonly mobile: string | null;
  readonly kind: 'new' | 'changed' | 'same' | 'doubtful' | 'leftOut';
  readonly known: KnownExpert | null;
  /** Who of the pool it may be; of a doubtful row. */
  readonly like: readonly KnownExpert[];
  /** Whether a person has to say, or said, who this is. */
  readonly asked: boolean;
};
export type ExpertFault = { readonly at: number; readonly key: ExpertKey; readonly rule: string; readonly message: string };
export type ExpertsRead = { readonly lines: readonly ExpertLine[]; readonly faults: readonly ExpertFault[] };

type Row = ExpertCells & { readonly as?: ExpertChoice | undefined };

/** A list held against the pool: who is new, who changed and who did not, of whom a person must say who it is; and everything wrong in it, by row and field. */
export function readExperts(rows: readonly Row[], pool: readonly KnownExpert[], placeOf = (at: number) => `第${at + 1}位`): ExpertsRead {
  const lines: ExpertLine[] = [];
  const faults: ExpertFault[] = [];
  const named = new Map<string, KnownExpert[]>();
  for (const one of pool) named.set(enterpriseKey(one.name), [...(named.get(enterpriseKey(one.name)) ?? []), one]);
  const above = new Map<string, ExpertLine[]>();
  for (const [at, row] of rows.entries()) {
    const read = readRow(row, at);
    faults.push(...read.faults);
    const key = enterpriseKey(read.name);
    const earlier = above.get(key) ?? [];
    const line = lineOf({ ...read, at, as: row.as }, named.get(key) ?? [], earlier);
    const same = line.kind === 'leftOut' ? undefined : earlier.find((one) => isSame(one, line));
    if (same) faults.push({ at, key: 'name', rule: '重复', message: `与${placeOf(same.at)}是同一位专家，请核对后删去一行` });
    lines.push(line);
    above.set(key, [...earlier, line]);
  }
  return { lines, faults };
}

const isSame = (one: ExpertLine, other: ExpertLine): boolean =>
  one.kind !== 'leftOut' &&
  (one.known !== null && other.known !== null
    ? one.known.accountId === other.known.accountId
    : enterpriseKey(one.entry.employer) === enterpriseKey(other.entry.employer));

type ReadRow = { readonly name: string; readonly entry: ExpertEntry; readonly mobile: string | null; readonly faults: ExpertFault[] };

function readRow(cells: ExpertCells, at: number): ReadRow {
  const faults: ExpertFault[] = [];
  const say = (key: ExpertKey, rule: string, message: string): void => void faults.push({ at, key, rule, message });
  const text = (key: ExpertKey): string => {
    const said = (cells[key] ?? '').trim();
    const field = expertFields[key];
    if (said === '' && 'required' in field) say(key, '必填', `${field.label}未填写`);
    if ('maxLength' in field && said.length > field.maxLength)
      say(key, '字数', `${field.label}共${said.length}字，最多${field.maxLength}字`);
    return said;
  };
  const name = unitOf(text('name'), 'name', say);
  const employer = unitOf(text('employer'), 'employer', say);
  const formerEmployers = [...new Set(text('formerEmployers').split(/[、；;\n]+/))]
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== '无');
  for (const one of formerEmployers) unitOf(one, 'formerEmployers', say);
  const { keys, strange } = functionsNamed(text('fields'));
  for (const word of strange)
    say(
      'fields',
      expertFields.fields.label,
      `“${word}”不是办法所列的服务功能，请填：${serviceFunctions.map(({ label }) => label).join('、')}`,
    );
  return {
    name,
    entry: { employer, formerEmployers, position: text('position'), fields: keys },
    mobile: cells.mobile?.trim() || null,
    faults,
  };
}

function unitOf(text: string, key: ExpertKey, say: (key: ExpertKey, rule: string, message: string) => void): string {
  if (text === '') return text;
  const checked = checkName(text, expertFields[key].label);
  if (!checked.ok) say(key, '名称', checked.message);
  return checked.ok ? checked.value : text;
}

type Held = Omit<ReadRow, 'faults'> & { readonly at: number; readonly as: ExpertChoice | undefined };

/** Who is of the same name and unit, or stands in the pool without a unit yet, is that one; of a mere namesake a person says. */
function lineOf({ as, ...row }: Held, like: readonly KnownExpert[], above: readonly ExpertLine[]): ExpertLine {
  const at = like.filter(({ employer }) => enterpriseKey(employer) === enterpriseKey(row.entry.employer));
  const only = at.length === 1 ? at[0] : like.length === 1 && like[0]?.listed === false ? like[0] : undefined;
  if (only) return known(row, only, false);
  const asked = like.length > 0 || above.some(({ entry }) => enterpriseKey(entry.employer) !== enterpriseKey(row.entry.employer));
  const base = { ...row, known: null, like, asked };
  if (!asked) return { ...base, kind: 'new' };
  if (as === LEFT_OUT) return { ...base, kind: 'leftOut' };
  if (as === ANOTHER) return { ...base, kind: 'new' };
  const chosen = like.find(({ accountId }) => accountId === as);
  return chosen ? { ...known(row, chosen, true), like } : { ...base, kind: 'doubtful' };
}

/** What the list is silent of stays as it was. */
function known({ entry, ...row }: Omit<Held, 'as'>, one: KnownExpert, asked: boolean): ExpertLine {
  const next = { ...entry, formerEmployers: entry.formerEmployers.length > 0 ? entry.formerEmployers : one.formerEmployers };
  return { ...row, entry: next, known: one, like: [], asked, kind: one.listed && changesOf(one, next).length === 0 ? 'same' : 'changed' };
}

/** What of an entry is said otherwise now, as a person reads it: heading, before, after. */
export function changesOf(
  before: ExpertEntry,
  after: ExpertEntry,
): { readonly label: string; readonly before: string; readonly after: string }[] {
  const said = (one: ExpertEntry): Record<string, string> => ({
    [expertFields.employer.label]: one.employer,
    [expertFields.formerEmployers.label]: one.formerEmployers.join('、'),
    [expertFields.position.label]: one.position,
    [expertFields.fields.label]: functionsOf(serviceFunctions.map(({ key }): FunctionKey => key).filter((key) => one.fields.includes(key))),
  });
  const [was, is] = [said(before), said(after)];
  return Object.keys(is).flatMap((label) =>
    was[label] === is[label] ? [] : [{ label, before: was[label] ?? '', after: is[label] ?? '' }],
  );
}
