import type { Fields, RowOf, TableForm } from './field.ts';

export const annex3Title = '主要服务设施、软件及仪器设备清单';

/** 附件3，次序即纸面次序，金额单位：万元。 */
export const equipment = {
  name: {
    label: '名称',
    names: 'thing',
    type: 'text',
    required: true,
    maxLength: 200,
    aliases: ['设备名称', '设施名称', '仪器设备名称', '软件名称', '品名'],
  },
  quantity: {
    label: '数量',
    type: 'integer',
    unit: '台(套)',
    spoken: ['个', '件', '部', '辆'],
    required: true,
    aliases: ['台数', '台(套)', '套数', '件数'],
  },
  price: {
    label: '购买价格',
    type: 'money',
    unit: '万元',
    required: true,
    doubtfulFrom: '1000',
    aliases: ['价格', '金额', '购置价格', '购买金额', '原值', '购买价格(万元)'],
  },
  boughtOn: { label: '购买时间', type: 'month', aliases: ['购置时间', '购买日期', '购置日期', '购入时间'], hint: '可只填到年或月' },
  note: { label: '备注', type: 'text', maxLength: 500, aliases: ['说明'] },
} as const satisfies Fields;
export type EquipmentRow = RowOf<typeof equipment>;

export const annex3 = equipment;
export const equipmentTable = { key: 'equipment', label: annex3Title, columns: equipment, atLeastRows: 1 } as const satisfies TableForm;
