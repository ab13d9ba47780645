import { askedBefore } from '../../eligibility/left-to-person.ts';
import { type StampedAnnex, stampedAnnexes, stampedNames } from '../../materials/stamped.ts';
import { keysOf } from '../../text/keys-of.ts';
import type { Honoured } from './coverage.ts';
import { numberNames, settingNames } from './difference.ts';
import type { Annex, AskedBefore, Block, Edition, EditionReading, Gap, RubricLine, Sentence, Settings } from './edition.ts';
import { numbers, usual } from './editor-numbers.ts';
import type { EditedValue, EditionEdit } from './edits.ts';
import { EXTRA_ROW } from './extra-words.ts';
import { numbersIn } from './numbers-in.ts';

/** `carried`: the program can do it. */
type Option = { readonly value: EditedValue; readonly label: string; readonly carried: boolean };
/** One thing that can be changed: where it is written, what it is called, and what stands there. */
export type EditorField = Omit<EditionEdit, 'value'> & {
  readonly kind: 'number' | 'line' | 'text' | 'choice' | 'several' | 'lines' | 'rubric' | 'extra';
  readonly label: string;
  readonly unit: string;
  readonly value: EditedValue;
  readonly options: readonly Option[];
};
/** A sentence with what the system does by it. `marks`: the words that a number or a doubt hangs on. `says`: what it is where there is nothing to choose. */
export type EditorRow = {
  readonly id: string;
  readonly place: string;
  readonly text: string;
  readonly marks: readonly string[];
  readonly says: string;
  readonly fields: readonly EditorField[];
};
export type EditorPart = { readonly key: string; readonly label: string; readonly rows: readonly EditorRow[] };

/** An edition as it is edited: part by part in the order of the paper, and last what the text does not say but the work needs. */
export function editorSheet(edition: Edition, honoured: Honoured): EditorPart[] {
  const chapters: { key: string; label: string; rows: EditorRow[] }[] = [];
  for (const block of edition.text) {
    if ('chapter' in block) chapters.push({ key: `c${chapters.length}`, label: block.chapter, rows: [] });
    else if (startsAnew(block, chapters.length))
      chapters.push({ key: `c${chapters.length}`, label: labelOf(block), rows: rowsOf(block, honoured) });
    else chapters.at(-1)?.rows.push(...rowsOf(block, honoured));
  }
  return [
    ...chapters,
    { key: 'annexes', label: '附件', rows: edition.annexes.flatMap((one) => annexRows(one, honoured)) },
    { key: 'settings', label: '办理参数', rows: settingRows(edition.settings) },
    { key: 'extra', label: '附加栏目', rows: [extraRow(edition)] },
  ];
}

/** What stands before the first chapter is a part of its own, and so is the list of annexes behind the last. */
const startsAnew = (block: Block, before: number): boolean => before === 0 || ('part' in block && block.part === '附件目录');
const labelOf = (block: Block): string => ('part' in block && block.part === '附件目录' ? block.part : '印发通知、题目');

function rowsOf(block: Block, honoured: Honoured): EditorRow[] {
  if ('chapter' in block) return [];
  const place = 'part' in block ? block.part : block.article;
  const items = 'part' in block ? [] : (block.items ?? []);
  return [
    ...sentenceRows(block.sentences, place, honoured),
    ...items.flatMap((one) => sentenceRows(one.sentences, `${place}${one.item}`, honoured)),
  ];
}

const annexRows = (one: Annex, honoured: Honoured): EditorRow[] => sentenceRows(one.sentences ?? [], `附件${one.annex}`, honoured);

const sentenceRows = (all: readonly (Sentence | Gap)[], place: string, honoured: Honoured): EditorRow[] =>
  all.flatMap((one) => ('text' in one ? [sentenceRow(one, place, honoured)] : []));

function sentenceRow(one: Sentence, place: string, honoured: Honoured): EditorRow {
  const readings = Object.entries(one.readings ?? {});
  const numbers = one.condition || one.number ? numbersIn(one.text).map(({ said }) => said) : [];
  return {
    ...{ id: one.id, place, text: one.text, says: saysOf(one) },
    marks: [...numbers, ...readings.map(([, { words }]) => words)].filter((mark) => one.text.includes(mark)),
    fields: [
      ...numberFields(one),
      ...personFields(one),
      ...materialFields(one),
      ...readings.flatMap((entry) => readingFields(one.id, entry, honoured)),
    ],
  };
}

const field = (at: string, set: string, more: Pick<EditorField, 'kind' | 'label' | 'value'> & Partial<EditorField>): EditorField => ({
  ...{ at, set, unit: '', options: [] },
  ...more,
});

function numberFields({ id, condition, number }: Sentence): EditorField[] {
  const bounds = condition
    ? (['atLeast', 'atMost'] as const).flatMap((set) => {
        const value = condition[set];
        const label = `${condition.measures ?? condition.label ?? '数量'}${set === 'atLeast' ? '至少' : '至多'}`;
        return value === undefined ? [] : [field(id, `condition.${set}`, { kind: 'number', label, value, unit: condition.unit ?? '' })];
      })
    : [];
  if (!number) return bounds;
  const day = typeof number.value === 'string';
  const label = numberNames[number.is] ?? number.is;
  return [...bounds, field(id, 'number.value', { kind: day ? 'line' : 'number', label, value: number.value, unit: number.unit ?? '' })];
}

const personFields = ({ id, condition, forPerson }: Sentence): EditorField[] => [
  ...(condition?.asks === undefined ? [] : [field(id, 'condition.asks', { kind: 'text', label: '看什么', value: condition.asks })]),
  ...(forPerson ? [field(id, 'forPerson.asks', { kind: 'text', label: '看什么', value: forPerson.asks })] : []),
];

const needs = { form: '由申请表生成', required: '必须上传', conditional: '填了有关栏目的必须上传', optional: '可以不传' };
const materialFields = ({ id, material }: Sentence): EditorField[] =>
  material
    ? [
        field(id, 'material.need', {
          ...{ kind: 'choice', label: '怎样提供', value: material.need },
          options: Object.entries(needs).map(([value, label]) => ({ value, label, carried: true })),
        }),
        ...(material.lasts === undefined
          ? []
          : [
              field(id, 'material.lasts', {
                ...{ kind: 'choice', label: '以后年度', value: material.lasts },
                options: [
                  { value: true, label: '没有到期的可以沿用', carried: true },
                  { value: false, label: '每年重新提供', carried: true },
                ],
              }),
            ]),
        field(id, 'material.shows', { kind: 'lines', label: '查验什么（一行一项）', value: material.shows }),
      ]
    : [];

function readingFields(
  at: string,
  [id, { question, options, chosen, reason }]: [string, EditionReading],
  honoured: Honoured,
): EditorField[] {
  const carried = honoured.get(id) ?? [];
  return [
    field(at, `readings.${id}.chosen`, {
      ...{ kind: 'choice', label: question, value: chosen },
      options: Object.entries(options).map(([value, label]) => ({ value, label, carried: carried.includes(value) })),
    }),
    field(at, `readings.${id}.reason`, { kind: 'text', label: '理由', value: reason }),
  ];
}

const judges = { recommender: '推荐部门判断', panel: '专家组判断', authority: '省工信厅判断' };
/** What the system does by a sentence, in a word. */
function saysOf({
  condition,
  number,
  step,
  need,
  cell,
  page,
  form,
  material,
  function: own,
  party,
  word,
  forPerson,
  sameAs,
  noEffect,
}: Sentence): string {
  if (condition?.judge) return `由人判断：${judges[condition.judge]}`;
  if (forPerson) return `由人判断：${judges[forPerson.by]}`;
  if (condition?.rule) return '系统核对';
  if (condition ?? number) return '';
  if (material) return `申报材料：${material.key.replace('m', '第')}种`;
  if (own) return `服务功能：${own.label}`;
  if (step) return '办理步骤';
  if (need) return '办理的前提';
  if (cell) return '表格栏目';
  if (page) return '公开页面';
  if (form !== undefined) return `表格：附件${form}`;
  if (party ?? word) return `名称：${Object.values({ ...party, ...word }).join('、')}`;
  if (sameAs) return `与 ${sameAs.join('、')} 同义`;
  return noEffect ?? '';
}

const usualChoice: Readonly<Record<string, EditedValue>> = { 'panel.confirmed': false };
type Choice = { readonly set: string; readonly label: string; readonly options: readonly (readonly [value: EditedValue, label: string])[] };
const choices: readonly Choice[] = [
  {
    set: 'panel.odd',
    label: '专家组人数',
    options: [
      [true, '须为单数'],
      [false, '单数、双数都可以'],
    ],
  },
  {
    set: 'panel.confirmed',
    label: '专家组意见',
    options: [
      [true, '由各位专家确认'],
      [false, '由经办人填写'],
    ],
  },
  {
    set: 'sample.stratify',
    label: '抽样前分组',
    options: [
      [null, '不分组'],
      ['county', '按县（市、区）'],
      ['function', '按服务功能'],
    ],
  },
];

function settingRows(settings: Settings): EditorRow[] {
  const all = settings as Readonly<Record<string, Readonly<Record<string, EditedValue | undefined>> | undefined>>;
  return keysOf(settingNames).flatMap((name) => {
    const setting = all[name];
    const because = setting?.because;
    if (!setting || typeof because !== 'string') return [];
    const ours = ({ set }: { set: string }) => set.split('.')[0] === name;
    const here = (set: string) => setting[set.split('.')[1] ?? ''];
    const fields = [
      ...numbers
        .filter(ours)
        .map(({ set, label, unit }) => field('settings', set, { kind: 'number', label, unit, value: here(set) ?? usual[set] ?? 0 })),
      ...choices.filter(ours).map(({ set, label, options }) =>
        field('settings', set, {
          ...{ kind: 'choice', label, value: here(set) ?? usualChoice[set] ?? null },
          options: options.map(([value, says]) => ({ value, label: says, carried: true })),
        }),
      ),
      ...(name === 'region'
        ? [field('settings', 'region.places', { kind: 'lines', label: '包括（一行一个）', value: settings.region.places })]
        : []),
      ...(name === 'asked' ? [askedField(settings.asked?.before ?? [])] : []),
      ...(name === 'stamped' ? [stampedField(settings.stamped?.papers ?? [])] : []),
      ...(name === 'rubric'
        ? [field('settings', 'rubric.lines', { kind: 'rubric', label: '评分表', value: settings.rubric?.lines ?? ([] as RubricLine[]) })]
        : []),
      field('settings', `${name}.because`, { kind: 'text', label: '依据', value: because }),
    ];
    return [{ id: `settings.${name}`, place: '办理参数', text: settingNames[name], marks: [], says: '', fields }];
  });
}

/** In the order in which the papers come about, whatever was ticked first. */
const stampedField = (papers: readonly StampedAnnex[]): EditorField =>
  field('settings', 'stamped.papers', {
    ...{ kind: 'several', label: '签发推荐前收齐哪些盖章扫描件（都不选为不收）', value: papers },
    options: stampedAnnexes.map((value) => ({ value, label: stampedNames[value], carried: true })),
  });

const askedField = (before: readonly AskedBefore[]): EditorField =>
  field('settings', 'asked.before', {
    ...{ kind: 'several', label: '签发推荐前另填什么（都不选为不填）', value: before },
    options: keysOf(askedBefore).map((value) => ({ value, label: askedBefore[value], carried: true })),
  });

/** What is asked for beside the official forms (第十七条). */
const extraRow = ({ extraFields }: Edition): EditorRow => ({
  ...{ id: EXTRA_ROW, place: '附加栏目', text: '申请表和附件以外另填的栏目', marks: [] },
  says: '官方表格不变，另印一张附加信息表；只对以后建立的年度工作有效',
  fields: [field('head', 'extraFields', { kind: 'extra', label: '附加栏目', value: extraFields })],
});

const heads = {
  title: '名称',
  documentNumber: '印发文号',
  adopted: '印发日期',
  inForce: '从哪一天起',
  until: '施行至（不填为长期）',
  repeals: '同时废止的文件',
} as const;

/** What stands at the head of the file: name, number of the document, days. */
export const headFields = (edition: Edition): EditorField[] =>
  keysOf(heads).map((set) => field('head', set, { kind: set === 'title' ? 'text' : 'line', label: heads[set], value: edition[set] }));
