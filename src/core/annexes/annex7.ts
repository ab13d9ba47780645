import { keysOf } from '../text/keys-of.ts';
import type { Field, Fields, RowOf, TableForm } from './field.ts';

export const annex7Title = '江西省中小企业公共服务示范平台情况季度调度表';

export const figureGroups = ['基础服务能力', '运营管理能力', '服务业绩'] as const;
export type FigureGroup = (typeof figureGroups)[number];

/** A figure of the quarterly report. `over` is the heading above a group of columns; `mm` is how wide its column is on the paper; `sampleTable` names the table that it is counted from. */
export type Figure = Field & {
  readonly type: 'integer' | 'decimal' | 'money';
  readonly group: FigureGroup;
  readonly kind: 'atQuarterEnd' | 'cumulative';
  readonly mm: number;
  readonly over?: string;
  readonly sampleTable?: 'frequent' | 'events';
};

const now = 'atQuarterEnd';
const sum = 'cumulative';
const events = '开展服务活动情况';

/** 附件7 备注1：基础服务能力项为当季末数据，运营管理能力、服务业绩项为当年一至本季末累计数。 */
export const figures = {
  premisesArea: { label: '服务场所面积', type: 'decimal', unit: '平方米', required: true, group: '基础服务能力', kind: now, mm: 16 },
  equipmentCount: { label: '仪器设备数', type: 'integer', unit: '台套', required: true, group: '基础服务能力', kind: now, mm: 13 },
  fullTimeStaff: { label: '专职从业人员数', type: 'integer', unit: '人', required: true, group: '基础服务能力', kind: now, mm: 13 },
  serviceIncome: { label: '服务总收入', type: 'money', unit: '万元', required: true, group: '运营管理能力', kind: sum, mm: 18 },
  lowFeeIncome: { label: '其中低收费收入', type: 'money', unit: '万元', required: true, group: '运营管理能力', kind: sum, mm: 18 },
  profit: { label: '利润总额', type: 'money', unit: '万元', required: true, signed: true, group: '运营管理能力', kind: sum, mm: 17 },
  gatheredInstitutions: {
    label: '带动社会服务资源数',
    type: 'integer',
    unit: '家',
    required: true,
    group: '运营管理能力',
    kind: sum,
    mm: 14,
  },
  enterprises: { label: '服务企业数', type: 'integer', unit: '户', required: true, group: '服务业绩', kind: sum, mm: 13 },
  persons: { label: '服务人数', type: 'integer', unit: '人次', required: true, group: '服务业绩', kind: sum, mm: 14 },
  frequentEnterprises: {
    label: '其中：接受5次以上服务的企业',
    type: 'integer',
    unit: '家',
    required: true,
    group: '服务业绩',
    kind: sum,
    mm: 17,
    sampleTable: 'frequent',
    derived: '样表1中服务次数5次以上的企业数',
  },
  activityCount: {
    label: '次数',
    type: 'integer',
    unit: '次',
    required: true,
    group: '服务业绩',
    kind: sum,
    mm: 9,
    over: events,
    sampleTable: 'events',
    derived: '样表2的活动数',
  },
  activityEnterprises: {
    label: '企业户数',
    type: 'integer',
    unit: '户',
    required: true,
    group: '服务业绩',
    kind: sum,
    mm: 12,
    over: events,
    sampleTable: 'events',
    derived: '样表2企业户数之和',
  },
  activityPersons: {
    label: '服务人数',
    type: 'integer',
    unit: '人次',
    required: true,
    group: '服务业绩',
    kind: sum,
    mm: 12,
    over: events,
    sampleTable: 'events',
    derived: '样表2服务人数之和',
  },
  officialActivities: {
    label: '参加中小企业主管部门组织的服务活动次数',
    type: 'integer',
    unit: '次',
    required: true,
    group: '服务业绩',
    kind: sum,
    mm: 17,
  },
} as const satisfies Record<string, Figure>;

export type FigureKey = keyof typeof figures;
export const figureKeys: readonly FigureKey[] = keysOf(figures);

/** What a platform reports for a quarter: integers as numbers, money and area as decimal strings, null where nothing is typed yet. */
export type Figures = { readonly [K in FigureKey]: string | number | null };

/** 样表1：接受5次以上服务的企业。附件7点名而未印出，列名见参数“样表”口径。 */
export const frequentTable = {
  enterprise: { label: '企业名称', type: 'text', required: true, maxLength: 200, aliases: ['服务企业名称', '单位名称'] },
  contact: { label: '联系人', type: 'text', required: true, personal: true, maxLength: 50, aliases: ['企业联系人'] },
  phone: { label: '电话', type: 'phone', required: true, personal: true, maxLength: 60, aliases: ['联系电话', '手机'] },
  times: { label: '服务次数', type: 'integer', unit: '次', required: true, aliases: ['次数'] },
  service: { label: '服务内容', type: 'text', required: true, maxLength: 1000 },
} as const satisfies Fields;
export type FrequentRow = RowOf<typeof frequentTable>;

/** 样表2：开展服务活动情况。 */
export const eventTable = {
  name: { label: '活动名称', type: 'text', required: true, maxLength: 200 },
  heldOn: { label: '时间', type: 'date', required: true, aliases: ['活动时间', '日期'], hint: '跨日的填开始之日' },
  place: { label: '地点', type: 'text', required: true, maxLength: 200, aliases: ['活动地点'] },
  service: { label: '服务内容', type: 'text', required: true, maxLength: 1000 },
  enterprises: { label: '企业户数', type: 'integer', unit: '户', required: true, aliases: ['参加企业户数', '服务企业户数'] },
  persons: { label: '服务人数', type: 'integer', unit: '人次', required: true, aliases: ['参加人数', '服务人次'] },
} as const satisfies Fields;
export type EventRow = RowOf<typeof eventTable>;

/** Keys and columns of the two sample tables (附件7 备注2). */
export const sampleTableForms = {
  frequent: { key: 'frequent', label: '样表1 接受5次以上服务的企业', columns: frequentTable },
  events: { key: 'events', label: '样表2 开展服务活动情况', columns: eventTable },
} as const satisfies Record<string, TableForm>;

export const annex7Notes = [
  '1、基础服务能力项为当季末数据，运营管理能力、服务业绩项为当年一至本季末累计数；',
  '2、接受5次以上服务的企业及开展服务活动情况按样表1、2填报；',
  '3、此表按属地管辖报所在地设区市、赣江新区中小企业主管部门。',
] as const;

export const annex7 = figures;
