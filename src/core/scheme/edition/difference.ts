import { askedBefore } from '../../eligibility/left-to-person.ts';
import { stampedNames } from '../../materials/stamped.ts';
import { lastingKinds } from '../../materials/validity.ts';
import { keysOf } from '../../text/keys-of.ts';
import type { Edition, Settings } from './edition.ts';
import { extraDifference } from './extra-words.ts';
import { cellsOf, conditionsOf, readingsOf, sentencesOf } from './walk.ts';

export type DifferenceKind = 'renamed' | 'text' | 'number' | 'added' | 'dropped' | 'reading' | 'setting';
/** `at`: the sentence, annex or setting where it stands in the file. */
export type Difference = { readonly kind: DifferenceKind; readonly at: string; readonly place: string; readonly says: string };
export type Renames = readonly { readonly from: string; readonly to: string }[];

/** What differs between two whole editions in words that an officer reads: sentence by sentence, number by number. What is only renamed is told once. */
export function difference(before: Edition, after: Edition, renames: Renames = []): Difference[] {
  const rename = (text: string) => renames.reduce((all, { from, to }) => all.replaceAll(from, to), text);
  return [
    ...renamed(before, renames),
    ...sentenceDifference(before, after, rename),
    ...cellDifference(before, after, rename),
    ...numberDifference(before, after),
    ...readingDifference(before, after),
    ...lastingDifference(before, after),
    ...settingDifference(before.settings, after.settings),
    ...extraDifference(before.extraFields, after.extraFields),
  ];
}

const renamed = (edition: Edition, renames: Renames): Difference[] =>
  renames.map(({ from, to }) => {
    const places = sentencesOf(edition).filter(({ text }) => text.includes(from)).length;
    return { kind: 'renamed', at: '', place: '全文', says: `“${from}”改称“${to}”（${places}处）` };
  });

function sentenceDifference(before: Edition, after: Edition, rename: (text: string) => string): Difference[] {
  const [was, is] = [sentencesOf(before), sentencesOf(after)];
  const now = new Map(is.map((one) => [one.id, one]));
  const old = new Set(was.map(({ id }) => id));
  const changed = was.flatMap((one): Difference[] => {
    const other = now.get(one.id);
    if (!other) return [{ kind: 'dropped', at: one.id, place: one.place, says: `删去“${one.text}”` }];
    if (other.text === one.text || other.text === rename(one.text)) return [];
    return [{ kind: 'text', at: one.id, place: other.place, says: `“${rename(one.text)}”改为“${other.text}”` }];
  });
  const added = is
    .filter(({ id }) => !old.has(id))
    .map((one): Difference => ({ kind: 'added', at: one.id, place: one.place, says: `增加“${one.text}”` }));
  return [...changed, ...added];
}

function cellDifference(before: Edition, after: Edition, rename: (text: string) => string): Difference[] {
  const now = cellsOf(after);
  return cellsOf(before)
    .filter(({ path }) => path !== 'print')
    .flatMap(({ annex, label, path }): Difference[] => {
      const others = now.filter((one) => one.annex === annex && one.path === path).map((one) => one.label);
      if (others.length === 0) return [{ kind: 'dropped', at: `附件${annex}`, place: `附件${annex}`, says: `删去栏目“${label}”` }];
      if (others.includes(rename(label)) || others.includes(label)) return [];
      return [{ kind: 'text', at: `附件${annex}`, place: `附件${annex}`, says: `栏目“${rename(label)}”改为“${others[0]}”` }];
    });
}

type Figure = {
  readonly at: string;
  readonly place: string;
  readonly label: string;
  readonly value: number | string;
  readonly unit: string;
  readonly condition: boolean;
};

function numberDifference(before: Edition, after: Edition): Difference[] {
  const was = figuresOf(before);
  return [...figuresOf(after)].flatMap(([id, one]): Difference[] => {
    const old = was.get(id);
    if (!old || old.value === one.value) return [];
    const says = `${one.label}由${old.value}${old.unit}改为${one.value}${one.unit}（${changeWord(one, old.value)}）`;
    return [{ kind: 'number', at: one.at, place: one.place, says }];
  });
}

function figuresOf(edition: Edition): Map<string, Figure> {
  const named = new Map(sentencesOf(edition).flatMap(({ function: one }) => (one ? [[one.key, one.label]] : [])));
  const conditions = conditionsOf(edition).flatMap(({ id, parts }) =>
    parts.flatMap(({ atLeast, unit = '', when, place, sentence }): [string, Figure][] => {
      if (atLeast === undefined) return [];
      const functions = when?.functions?.map((key) => named.get(key) ?? key).join('、');
      const label = `${parts[0]?.label}${functions ? `（${functions}）` : ''}`;
      return [[`${id} ${when?.functions ?? ''}`, { at: sentence, place, label, value: atLeast, unit, condition: true }]];
    }),
  );
  const numbers = sentencesOf(edition).flatMap(({ id, number, place }): [string, Figure][] =>
    number
      ? [
          [
            number.is,
            {
              at: id,
              place,
              label: numberNames[number.is] ?? number.is,
              value: number.value,
              unit: number.unit ?? '',
              condition: number.is === 'servedEnterprises',
            },
          ],
        ]
      : [],
  );
  return new Map([...conditions, ...numbers]);
}

/** What asks less of the applicant is 放宽; a period is longer or shorter. */
function changeWord({ value, condition }: Figure, was: number | string): string {
  if (typeof was !== 'number') return '改期';
  const less = Number(value) < was;
  if (condition) return less ? '放宽' : '收紧';
  return less ? '减少' : '增加';
}

function readingDifference(before: Edition, after: Edition): Difference[] {
  const was = new Map(readingsOf(before).map((one) => [one.id, one]));
  return readingsOf(after).flatMap((one): Difference[] => {
    const old = was.get(one.id);
    if (!old || old.chosen === one.chosen) return [];
    const question = one.question.replace('“', '‘').replace('”', '’');
    const says = `解读“${question}”由“${old.options[old.chosen]}”改为“${one.options[one.chosen]}”：${one.reason}`;
    return [{ kind: 'reading', at: one.sentence, place: one.place, says }];
  });
}

/** Materials of both editions that a later year may use again, or may no more: by what holds, also where an edition says nothing of it. */
function lastingDifference(before: Edition, after: Edition): Difference[] {
  const [was, is] = [lastingIn(before), lastingIn(after)];
  return sentencesOf(after).flatMap(({ id, place, text, material }): Difference[] => {
    const [old, now] = [was.get(id), is.get(id)];
    if (!material || old === undefined || old === now) return [];
    const says = `“${text.replace(/[；。]$/, '')}”改为${now ? '没有到期的以后年度可以沿用' : '每年重新提供'}`;
    return [{ kind: 'setting', at: id, place, says }];
  });
}

/** By the sentence of a material, whether it lasts. */
function lastingIn(edition: Edition): Map<string, boolean> {
  const materials = sentencesOf(edition).flatMap(({ id, material }) => (material ? [{ ...material, id }] : []));
  const lasting = lastingKinds({ materials });
  return new Map(materials.map(({ id, key }) => [id, lasting.has(key)]));
}

const settingDifference = (before: Settings, after: Settings): Difference[] =>
  keysOf(settingNames)
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => ({
      kind: 'setting',
      at: `settings.${key}`,
      place: '办理参数',
      says: `${settingNames[key]}：${spokenFor[key]?.(after) ?? spokenSetting(after[key])}`,
    }));

/** What stands in the file by names of the program, in words. */
const spokenFor: Partial<Record<keyof Settings, (settings: Settings) => string>> = {
  recommenders: (settings) => spokenKinds(settings),
  asked: ({ asked }) => asked?.before.map((one) => askedBefore[one]).join('、') || '不另填',
  stamped: ({ stamped }) => stamped?.papers.map((annex) => stampedNames[annex]).join('、') || '不收扫描件',
};

const spokenKinds = ({ recommenders: { kinds } }: Settings): string => kinds.map((kind) => recommenderNames[kind] ?? kind).join('、');
export const recommenderNames: Readonly<Record<string, string>> = {
  cityAuthority: '设区市、赣江新区主管部门',
  directRecommender: '全省性行业协会、省属单位',
  countyAuthority: '县（区）主管部门推荐',
  issuer: '认定部门自己初审',
};

/** A setting as a list of its values, without the keys that only the file knows. */
function spokenSetting(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => spokenSetting(one)).join('、');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([key]) => !['because', 'key', 'kinds'].includes(key))
      .map(([, one]) => spokenSetting(one))
      .join('，');
  }
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value === undefined || value === null ? '无' : String(value);
}

/** What the numbers of the sentences are called where one speaks of them. */
export const numberNames: Readonly<Record<string, string>> = {
  adopted: '印发日期',
  inForce: '施行日期',
  notice: '公示期',
  validity: '有效期',
  roundsAYear: '每年认定',
  platformReport: '平台报送期限',
  authorityReport: '主管部门报送期限',
  panel: '专家',
  sample: '抽样企业',
  servedEnterprises: '附件5名单',
  frequentService: '多次服务',
};

export const settingNames: Readonly<Record<keyof Settings, string>> = {
  region: '地域',
  recommenders: '推荐部门',
  panel: '专家组人数',
  sample: '抽样',
  stamped: '盖章签字的材料',
  asked: '签发推荐前另填的内容',
  withheld: '不提供给专家的材料',
  renewal: '重新申报',
  correction: '补正期限',
  hearing: '陈述、申辩期限',
  reconsideration: '复核',
  spread: '评分差异',
  signals: '疑点提示',
  calendar: '日历',
  rubric: '评分表',
  tiers: '等级',
  areas: '地区分档',
  procedure: '程序',
};
