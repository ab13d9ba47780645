import type { Field, Fields, RowOf } from './field.ts';

export const annex1Title = '江西省中小企业公共服务示范平台推荐表';

/** 测评方法，填编号。 */
export const assessmentMethods = [
  { number: '1', label: '上门拜访' },
  { number: '2', label: '电话询问' },
  { number: '3', label: '网络互动' },
  { number: '4', label: '书面征求' },
  { number: '5', label: '其他' },
] as const;
export type AssessmentMethod = (typeof assessmentMethods)[number]['number'];

/** 附件1 推荐部门填写的文字部分。 */
export const recommendation = {
  influence: { label: '对区域中小企业发展的影响和作用', type: 'longText', required: true, maxLength: 4000 },
  demonstration: { label: '示范性', type: 'longText', required: true, maxLength: 4000 },
  opinion: { label: '设区市、赣江新区中小企业主管部门推荐意见', type: 'longText', required: true, maxLength: 4000 },
} as const satisfies Fields;

/** Those that recommend directly (第八条（三）) have no area. */
const direct = ['association', 'provincialUnit'];

/** The form's heading names the authorities of places; the opinion of a unit that recommends directly is called by its own name. */
export const opinionHeading = (official: string, recommender: { readonly kind: string; readonly name: string }): string =>
  direct.includes(recommender.kind) ? `${recommender.name}推荐意见` : official;

/** Beside the opinion, only where the sample speaks against recommending: core/eligibility/recommended-though.ts gives its heading. */
export const lowReason = { label: '仍予推荐的理由', type: 'longText', maxLength: 1000 } as const satisfies Field;
export type Recommendation = RowOf<typeof recommendation>;

/** 附件1 推荐部门组织测评情况：随机抽取的每家企业一行。 */
export const sample = {
  enterprise: { label: '抽样企业名称', type: 'text', required: true, maxLength: 200 },
  method: {
    label: '测评方法(填编号)',
    type: 'choice',
    required: true,
    options: assessmentMethods.map((one) => one.number),
    optionLabels: Object.fromEntries(assessmentMethods.map((one) => [one.number, one.label])),
  },
  interviewee: { label: '被访人姓名', type: 'text', required: true, personal: true, maxLength: 50 },
  position: { label: '职务', type: 'text', maxLength: 50 },
  mobile: { label: '手机', type: 'mobile', required: true, personal: true },
  service: { label: '服务内容', type: 'text', required: true, maxLength: 500 },
  satisfied: { label: '对所受服务满意与否', type: 'satisfaction', required: true },
} as const satisfies Fields;
export type SampleRow = RowOf<typeof sample>;

/** 附件1 专家组评审意见，注：专家不少于3人。 */
export const panelOpinion = { label: '专家组评审意见', type: 'longText', required: true, maxLength: 4000 } as const satisfies Field;

export const panelists = {
  name: { label: '专家姓名', type: 'text', required: true, maxLength: 50 },
  title: { label: '职务/职称', type: 'text', required: true, maxLength: 100 },
  employer: { label: '工作单位', type: 'text', required: true, maxLength: 200 },
  signature: { label: '签字', type: 'text', maxLength: 50 },
} as const satisfies Fields;
export type PanelistRow = RowOf<typeof panelists>;

export const annex1 = recommendation;
