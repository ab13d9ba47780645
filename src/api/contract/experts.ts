import * as z from 'zod';
import { expertTable } from '../../core/review/expert-list.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { file, read } from './intake.ts';

const entry = z.object({
  employer: z.string().trim().min(2, '请填写工作单位').max(120),
  formerEmployers: z.array(z.string().trim().min(2, '请填写单位全称').max(120)).max(20).default([]),
  position: z.string().trim().min(1, '请填写职务或职称').max(80),
  fields: z.array(z.string().max(40)).max(7).min(1, '请至少选择一个专业领域'),
  active: z.boolean(),
});
const expert = z.object({
  accountId: id,
  name: z.string(),
  login: z.string(),
  employer: z.string(),
  formerEmployers: z.array(z.string()),
  position: z.string(),
  fields: z.array(z.string()),
  active: z.boolean(),
  /** In the pool; false: the account may review but has no entry yet. */
  listed: z.boolean(),
});
const typed = z.string().max(1000).nullish();
const row = z.object({
  ...{ name: typed, employer: typed, formerEmployers: typed, position: typed, fields: typed, mobile: typed },
  as: z
    .union([id, z.enum(['new', 'skip'])])
    .optional()
    .describe('同名的：是专家库中的哪一位（账号），new 另一位，skip 不导入'),
  /** The pool's entry that was shown beside the row; null: none. */
  was: z
    .object({ employer: z.string(), formerEmployers: z.array(z.string()), position: z.string(), fields: z.array(z.string()) })
    .nullable()
    .default(null),
});
export const MOST_EXPERT_ROWS = 2000;

export const experts = define({
  'GET /api/experts': { summary: '专家库', who: ['officer', 'leader'], response: z.object({ experts: z.array(expert) }) },
  'PUT /api/experts/{accountId}': {
    summary: '专家入库与变更：工作单位、职称、专业领域、是否在库',
    who: ['officer'],
    params: z.object({ accountId: id }),
    body: entry,
    response: expert,
    audit: 'saveExpert',
  },
  'POST /api/experts/read': {
    summary: '读取专家名单（.xlsx、.xls、.ods、.csv），逐格指出问题，只预览不保存',
    who: ['officer'],
    query: file,
    body: 'bytes',
    response: read,
    lane: 'reading',
  },
  'POST /api/experts/import': {
    summary: '专家名单一次导入专家库：新增的建立账号，已在库的按名单变更，同名的按所选；有一处不符的，一位也不导入',
    who: ['officer'],
    body: z.object({ rows: z.array(row).min(1).max(MOST_EXPERT_ROWS), source: z.string().trim().max(400).default('') }),
    response: z.object({ added: z.number(), changed: z.number(), same: z.number(), leftOut: z.number() }),
    audit: 'importExperts',
  },
  'GET /api/away': {
    summary: '专家不能参加评审的日期：专家看本人的，认定部门看全部',
    who: ['expert', 'officer', 'leader'],
    response: z.object({
      away: z.array(
        z.object({
          ...{ id, accountId: id, name: z.string(), fromOn: day, toOn: day },
          confirmed: z.boolean(),
          ...{ mayConfirm: z.boolean(), mayTakeBack: z.boolean() },
        }),
      ),
    }),
  },
  'POST /api/away': {
    summary: '登记专家不能参加评审的日期：专家本人登记的即有效，经办人代为登记的由专家本人或分管领导确认',
    who: ['expert', 'officer'],
    body: z.object({ accountId: id, fromOn: day, toOn: day }),
    response: z.object({ id, confirmed: z.boolean() }),
    audit: 'sayAway',
  },
  'POST /api/away/{id}/confirm': {
    summary: '确认经办人代为登记的日期',
    who: ['expert', 'leader'],
    params: z.object({ id }),
    response: z.object({}),
    audit: 'confirmAway',
  },
  'POST /api/away/{id}/take-back': {
    summary: '撤回登记的日期',
    who: ['expert', 'officer'],
    params: z.object({ id }),
    response: z.object({}),
    audit: 'takeBackAway',
  },
  'GET /api/experts/template.xlsx': { summary: `${expertTable.label}（空表 .xlsx）`, who: ['officer'], response: 'file' },
});
