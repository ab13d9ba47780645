import type { Fields, TableForm } from '../annexes/field.ts';

/**
 * 此前认定的平台 (第十九条) as people have them in their lists: of those recognised before this system came what their documents say. The list, the form by
 * hand and the correction read these rows.
 */
export const earlierFields = {
  name: {
    label: '平台单位名称',
    type: 'text',
    names: 'enterprise',
    required: true,
    maxLength: 200,
    aliases: ['单位名称', '平台名称', '企业名称', '机构名称', '示范平台名称', '运营单位', '建设运营单位', '名称'],
    hint: '证照上现在的全称',
  },
  creditCode: {
    label: '统一社会信用代码',
    type: 'creditCode',
    required: true,
    aliases: ['信用代码', '社会信用代码', '机构代码'],
  },
  city: {
    label: '所在设区市',
    type: 'text',
    required: true,
    maxLength: 40,
    aliases: ['设区市', '所在地', '地市', '市', '所属地区', '地区'],
    hint: '如 南昌市、赣江新区',
  },
  functions: {
    label: '服务功能',
    type: 'text',
    required: true,
    maxLength: 200,
    aliases: ['主要功能', '功能', '服务类别', '平台功能', '服务类型', '功能类别'],
    hint: '几项的用顿号分开，如 信息查询、创业辅导',
  },
  certificateNumber: {
    label: '证书编号',
    type: 'text',
    required: true,
    maxLength: 60,
    aliases: ['证书号', '编号', '证书文号', '牌匾编号'],
  },
  documentNumber: {
    label: '认定文号',
    type: 'text',
    required: true,
    maxLength: 100,
    aliases: ['文号', '认定文件文号', '认定文件', '批准文号', '文件号'],
    hint: '如 赣工信企业字〔2022〕15号',
  },
  validFrom: {
    label: '有效期起',
    type: 'date',
    required: true,
    aliases: ['认定日期', '起始日期', '有效期自', '起', '认定时间', '开始日期', '有效期开始'],
  },
  validTo: {
    label: '有效期止',
    type: 'date',
    required: true,
    aliases: ['截止日期', '有效期至', '止', '到期日期', '有效期截止', '到期时间', '结束日期'],
  },
  codeChecked: {
    label: '代码已对照证照',
    type: 'text',
    maxLength: 20,
    aliases: ['代码核对', '已对照证照'],
    hint: '校验码不符、但与证照逐位核对一致的，填“已核对”；其余留空',
  },
} as const satisfies Fields;

export type EarlierKey = keyof typeof earlierFields;

export const earlierTable = { key: 'earlier', label: '此前认定的示范平台名单', columns: earlierFields } as const satisfies TableForm;
