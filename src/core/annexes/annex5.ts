import type { Fields, RowOf, TableForm } from './field.ts';

export const annex5Title = '上一年度服务中小企业名单及服务评价表';

/** Headings of people's own lists that ask for name and post in one cell. */
const withPosition = ['联系人', '企业联系人', '姓名', '负责人'].flatMap((who) => ['及', '和', '与'].map((and) => `${who}${and}职务`));

/** 附件5，次序即纸面次序；“满意”“不满意”两栏是一个事实：true 满意，false 不满意，null 未评价。 */
export const served = {
  enterprise: {
    label: '服务企业名称',
    names: 'enterprise',
    type: 'text',
    required: true,
    maxLength: 200,
    aliases: [
      ...['企业名称', '单位名称', '公司名称', '服务单位', '客户名称', '服务企业', '受服务企业', '受服务企业名称', '受服务企业全称'],
      ...['服务企业全称', '企业全称', '单位全称', '公司全称', '被服务企业', '服务对象', '服务对象名称', '单位', '企业', '客户'],
    ],
  },
  contact: {
    label: '企业联系人',
    type: 'text',
    required: true,
    personal: true,
    onePerson: true,
    maxLength: 50,
    aliases: ['联系人', '联系人姓名', '姓名', '负责人', '经办人', '对接人', '联络人', ...withPosition],
  },
  position: {
    label: '职务',
    type: 'text',
    maxLength: 50,
    aliases: ['职位', '联系人职务', '岗位'],
    from: { how: 'second', headings: withPosition },
  },
  mobile: {
    label: '手机',
    type: 'mobile',
    required: true,
    personal: true,
    aliases: ['手机号', '手机号码', '联系电话', '电话', '联系方式', '联系人手机'],
  },
  service: {
    label: '服务内容简述',
    type: 'text',
    required: true,
    maxLength: 1000,
    aliases: ['服务内容', '服务内容简介', '服务项目', '内容简述', '服务内容及成效', '服务内容及效果', '服务事项'],
  },
  satisfied: {
    label: '服务满意度',
    type: 'satisfaction',
    aliases: ['满意', '不满意', '满意度', '评价', '是否满意', '满意与否', '服务评价'],
  },
} as const satisfies Fields;
export type ServedRow = RowOf<typeof served>;

export const annex5 = served;
export const servedTable = { key: 'served', label: annex5Title, columns: served, atLeastRows: 1 } as const satisfies TableForm;

/** 注：实际服务(  )家企业。 */
export const servedFields = {
  servedTotal: {
    label: '实际服务企业数',
    type: 'integer',
    unit: '家',
    required: true,
    hint: '附件5 注：实际服务（ ）家企业',
    aliases: ['实际服务'],
  },
} as const satisfies Fields;
