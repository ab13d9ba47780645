import { served } from '../annexes/annex5.ts';
import { writtenDate } from '../annexes/dates.ts';
import type { Fields, TableForm } from '../annexes/field.ts';
import { type Fee, fees } from '../recognition/profile.ts';
import { type FunctionKey, functionKeys, functionLabels } from '../scheme/functions.ts';

/** One line of the 台账: what was done for whom, written down once. Screen, check, import and sheet all read these columns. */
export const serviceColumns = {
  servedOn: {
    label: '日期',
    type: 'date',
    required: true,
    aliases: ['服务日期', '服务时间', '时间', '服务开始时间', '开展时间'],
    hint: '跨日的填开始之日',
  },
  enterprise: { ...served.enterprise, label: '服务企业' },
  function: {
    label: '功能',
    type: 'choice',
    required: true,
    options: functionKeys,
    optionLabels: functionLabels,
    aliases: ['服务功能', '服务类别', '服务类型', '类别', '服务分类'],
  },
  content: {
    label: '内容',
    type: 'text',
    required: true,
    maxLength: 200,
    aliases: ['服务内容', '服务项目', '服务内容简述', '服务事项', '项目'],
  },
  fee: {
    label: '收费',
    type: 'choice',
    required: true,
    options: Object.keys(fees),
    optionLabels: fees,
    aliases: ['收费情况', '收费方式', '是否收费', '收费性质', '收费类型'],
  },
  persons: { label: '人次', type: 'integer', required: true, most: 1_000_000, aliases: ['服务人次', '服务人数', '人数', '参加人数'] },
  times: { label: '次数', type: 'integer', least: 1, most: 10_000, hint: '全年服务8次写成一行的填8', aliases: ['服务次数'] },
} as const satisfies Fields;

export const serviceTable = { key: 'services', label: '服务台账', columns: serviceColumns } as const satisfies TableForm;

/** A line as it counts. `enterpriseId` is the one that it was written down for; `rootOf` says whom it counts for. Days 'YYYY-MM-DD'. */
export type Service = {
  readonly id: string;
  readonly enterpriseId: string;
  readonly servedOn: string;
  readonly function: FunctionKey;
  readonly content: string;
  readonly fee: Fee;
  readonly times: number;
  readonly persons: number;
  /** What the served enterprise said; null: nothing yet, which is never held against anybody. */
  readonly confirmed: Confirmed | null;
  readonly satisfied: boolean | null;
  readonly version: number;
};

/** What the quick line is typed with: 27, 3-27 or 3月27日 of the year and month that are looked at, else a whole date. */
export function quickDay(text: string, year: number, month: number): string {
  const [, before, day] = /^(?:(\d{1,2})\s*[-./月])?\s*(\d{1,2})\s*日?$/.exec(text.trim()) ?? [];
  if (day === undefined) return writtenDate(text.trim()) ?? text.trim();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${year}-${two(Number(before ?? month))}-${two(Number(day))}`;
}

export const confirmations = { happened: '已确认', denied: '对方说没有' } as const;
export type Confirmed = keyof typeof confirmations;

/** 活动: 样表2 has a line of each. With attendance the households are counted, else typed. */
export const eventColumns = {
  name: { label: '活动名称', type: 'text', required: true, maxLength: 200 },
  heldOn: { label: '日期', type: 'date', required: true, hint: '跨日的填开始之日' },
  place: { label: '地点', type: 'text', required: true, maxLength: 200 },
  function: serviceColumns.function,
  content: { label: '服务内容', type: 'text', required: true, maxLength: 1000 },
  households: { label: '企业户数', type: 'integer', unit: '户', required: true, most: 1_000_000 },
  persons: { label: '服务人数', type: 'integer', unit: '人次', required: true, most: 1_000_000 },
} as const satisfies Fields;

export const organisers = { own: '本单位', authority: '中小企业主管部门' } as const;
export type Organiser = keyof typeof organisers;

export type LedgerEvent = {
  readonly id: string;
  readonly heldOn: string;
  readonly name: string;
  readonly place: string;
  readonly function: FunctionKey;
  readonly content: string;
  readonly households: number;
  readonly persons: number;
  readonly organiser: Organiser;
  readonly version: number;
};

/** Those that are served, as the own register knows them; one that was merged counts for the other. */
export type Enterprise = {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly contact: string;
  readonly phone: string;
  readonly mergedInto: string | null;
  readonly version: number;
};
