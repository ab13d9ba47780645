import type { Fields, RowOf, TableForm } from './field.ts';

export const annex4Title = '主要从业人员情况表';

/**
 * 附件4，两行表头：学历情况（学历、毕业院校及专业），技术职称情况（职称等级、评定部门）。
 * The form has no column for remarks: every one is to be filled in for each person, but a title, which not everybody has.
 */
export const staff = {
  name: { label: '姓名', type: 'text', required: true, names: 'person', onePerson: true, maxLength: 50, aliases: ['员工姓名', '人员姓名'] },
  age: {
    label: '年龄',
    type: 'integer',
    required: true,
    yearly: true,
    spoken: ['周岁', '岁'],
    aliases: ['周岁'],
    from: { how: 'age', headings: ['出生年月', '出生日期', '出生年月日', '出生时间', '生日', '出生'] },
  },
  education: {
    label: '学历',
    type: 'text',
    required: true,
    maxLength: 50,
    aliases: ['学历情况', '最高学历', '文化程度'],
    hint: '如：大专、本科、硕士研究生',
  },
  school: {
    label: '毕业院校及专业',
    type: 'text',
    required: true,
    mayBeNone: true,
    maxLength: 200,
    hint: '没有的填“无”',
    aliases: ['毕业院校', '毕业学校', '院校专业', '毕业学校及专业', '学校', '院校'],
    from: { how: 'joined', headings: ['专业', '所学专业', '毕业专业', '专业名称'] },
  },
  titleLevel: {
    label: '职称等级',
    type: 'text',
    maxLength: 100,
    aliases: ['职称', '技术职称', '技术职称情况', '职称级别', '专业技术职务', '专业技术资格', '职称名称'],
    hint: '如：中级、副高级、工程师',
  },
  titleBody: {
    label: '评定部门',
    type: 'text',
    requiredBeside: 'titleLevel',
    maxLength: 200,
    aliases: [
      '评定单位',
      '发证单位',
      '评审单位',
      '评定机构',
      '评审机构',
      '发证机关',
      '发证机构',
      '发证部门',
      '授予单位',
      '授予部门',
      '颁发机构',
      '颁发单位',
      '认定单位',
    ],
  },
  years: {
    label: '在服务平台工作年限',
    type: 'decimal',
    required: true,
    yearly: true,
    unit: '年',
    aliases: ['工作年限', '年限', '本平台工作年限'],
    from: {
      how: 'years',
      headings: [
        '入职时间',
        '入职日期',
        '入职年月',
        '到岗时间',
        '入司时间',
        '进入平台时间',
        '进入本单位时间',
        '来本单位时间',
        '参加工作时间',
        '参加工作年月',
        '工作时间',
      ],
    },
  },
  post: { label: '岗位', type: 'text', required: true, maxLength: 100, aliases: ['职务', '岗位职务', '工作岗位'] },
  contact: {
    label: '联系方式',
    type: 'phone',
    required: true,
    personal: true,
    maxLength: 60,
    aliases: ['联系电话', '手机', '手机号', '手机号码', '电话'],
  },
} as const satisfies Fields;
export type StaffRow = RowOf<typeof staff>;

export const annex4 = staff;
export const staffTable = { key: 'staff', label: annex4Title, columns: staff, atLeastRows: 1 } as const satisfies TableForm;
