import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';
import { wholeInAddress } from './whole.ts';

/** An import, made or taken back (`undone`), is told as one change of its table; `id` is what `within` asks for. */
const change = z.object({
  id: z.string(),
  at: z.string(),
  who: z.string(),
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  import: z.object({ undone: z.boolean(), rows: z.number(), replaced: z.number(), fileName: z.string() }).nullable(),
});
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** A place of a form: `key`, or `table/rowId`. */
export const formPlace = z
  .string()
  .max(200)
  .regex(new RegExp(`^[^/]+(/${UUID})?$`), '不是申请表里的一处，请刷新页面后再试');
/** The `next` of the page before: an instant and an id. */
export const historyKey = z
  .string()
  .regex(new RegExp(`^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z_${UUID}$`))
  .refine((key) => !Number.isNaN(Date.parse(key.slice(0, 24))));
/** One place that a resubmission changes; null: there was, or is, nothing. */
export const changedPlace = z.object({ path: z.string(), label: z.string(), before: z.string().nullable(), after: z.string().nullable() });
export const itemAnswer = z.object({ reason: z.string(), at: z.string() });
export const answer = z.object({ findingId: z.string(), message: z.string(), reason: z.string(), at: z.string() });

/** Filling in a form together and with reasons: who is there, what was changed, why a warning stands. */
export const filling = define({
  'PUT /api/dossiers/{id}/answers/{findingId}': {
    summary: '说明一条核对提醒的理由，审核人员可见；理由为空即收回',
    who: ['clerk'],
    params: z.object({ id, findingId: z.string().min(1).max(120) }),
    body: z.object({ reason: z.string().max(500) }),
    response: z.object({ answer: answer.nullable() }),
    audit: 'answerFinding',
  },
  'PUT /api/dossiers/{id}/corrections/{no}/items/{item}/answer': {
    summary: '补正通知的一项未作改动的，说明理由（第八条（三））；理由为空即收回',
    who: ['clerk'],
    params: z.object({ id, no: wholeInAddress.min(1), item: wholeInAddress.min(1) }),
    body: z.object({ reason: z.string().max(500) }),
    response: z.object({ answer: itemAnswer.nullable() }),
    audit: 'answerItem',
  },
  'GET /api/dossiers/{id}/sections/{section}/history': {
    summary: '一节内容的修改历史：新的在前，每页 100 处；一次导入是一处，可展开；可按人、按处查找',
    who: ['clerk'],
    params: z.object({ id, section: z.string().max(40) }),
    query: z.object({
      who: id.optional(),
      search: z.string().max(100).optional(),
      within: z
        .string()
        .regex(new RegExp(`^(in|back):${UUID}$`))
        .optional(),
      from: historyKey.optional(),
    }),
    response: z.object({
      changes: z.array(change),
      next: historyKey.nullable(),
      people: z.array(z.object({ id, name: z.string() })),
    }),
  },
  'GET /api/dossiers/{id}/sections/{section}/gone': {
    summary: '一节各表中删去而没有恢复的行，按每次保存分组，新的在前',
    who: ['clerk'],
    params: z.object({ id, section: z.string().max(40) }),
    response: z.object({
      gone: z.array(
        z.object({
          table: z.string(),
          at: z.string(),
          who: z.string(),
          /** By an import that replaced them, or by taking one back; null: by hand. */
          by: z.object({ fileName: z.string(), undone: z.boolean() }).nullable(),
          rows: z.array(z.object({ id, name: z.string() })),
        }),
      ),
    }),
  },
  'POST /api/dossiers/{id}/tables/{table}/restore': {
    summary: '删去的行一次恢复到原来的位置',
    who: ['clerk'],
    params: z.object({ id, table: z.string().max(60) }),
    body: z.object({ rows: z.array(id).min(1).max(5000) }),
    response: z.object({ restored: z.number() }),
    audit: 'restoreRows',
  },
  'GET /api/dossiers/{id}/changes': {
    summary: '与上次提交相比的改动，逐处列出改前改后（第八条（三））；首次提交之前没有',
    who: ['clerk'],
    params: z.object({ id }),
    /** `untouched`: items of the open notice, counted from 1, at whose places nothing has changed. */
    response: z.object({ changes: z.array(changedPlace), untouched: z.array(z.number()) }),
  },
  'POST /api/dossiers/{id}/presence': {
    summary: '正在填写哪一节；答复还有谁在填写（每 10 秒一次，45 秒没有消息或说明离开（section 为 null）即视为离开）',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({ section: z.string().max(40).nullable(), tab: z.string().min(1).max(40) }),
    response: z.object({ others: z.array(z.object({ name: z.string(), section: z.string(), own: z.boolean() })), revision: z.number() }),
    asksFirst: true,
    lane: 'reading',
  },
});
