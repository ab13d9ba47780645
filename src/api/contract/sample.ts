import * as z from 'zod';
import { dispositions } from '../../core/draw/attempts.ts';
import { replacementReasons } from '../../core/draw/sample.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { purpose } from './purpose.ts';
import { satisfaction } from './satisfaction-shape.ts';
import { whole } from './whole.ts';

const params = z.object({ id });
const drawnRow = z.object({ id, rowId: id });
const attempted = z.object({
  at: z.string(),
  method: z.number(),
  disposition: z.enum(dispositions),
  note: z.string(),
  againAt: z.string().nullable().describe('约定再访的时间'),
  by: z.string(),
  mine: z.boolean().describe('以本人账号记的'),
});
const sampleRow = z.object({
  rowId: id,
  position: z.number(),
  enterprise: z.string(),
  state: z.enum(['drawn', 'recorded', 'replaced']),
  replacedReason: z.string().nullable(),
  replacedWith: id.nullable().describe('递补进来的一家'),
  /** What annex 5 says of it; contact and mobile masked. */
  claimed: z
    .object({ contact: z.string(), position: z.string(), mobile: z.string(), service: z.string(), satisfied: z.boolean().nullable() })
    .nullable(),
  method: z.number().nullable(),
  interviewee: z.string().nullable(),
  intervieweePosition: z.string().nullable(),
  mobile: z.string().nullable(),
  service: z.string().nullable(),
  satisfied: z.boolean().nullable(),
  denied: z.boolean(),
  /** Its one-time link: the one that was answered, else the newest; what it said itself stays, whatever is recorded later. */
  link: z
    .object({
      expiresAt: z.string(),
      answeredAt: z.string().nullable(),
      revokedAt: z.string().nullable(),
      answer: z.object({ received: z.boolean(), satisfied: z.boolean(), service: z.string(), remark: z.string() }).nullable(),
    })
    .nullable(),
  note: z.string().nullable(),
  /** Attempts to reach it, earliest first. */
  attempts: z.array(attempted),
  /** The enterprise or the officer names a service that has nothing in common with what annex 5 claims: a hint, no verdict. */
  anotherService: z.boolean(),
  recordedBy: z.string().nullable(),
  mine: z.boolean().describe('以本人账号记的'),
  recordedAt: z.string().nullable(),
  version: z.number(),
});
/** One attempt to reach a drawn enterprise; `at` may carry an offset. */
const tried = z.object({
  at: z.iso.datetime({ offset: true, error: '应为联系的日期和时间' }),
  method: z.number().int().min(1).max(5),
  disposition: z.enum(dispositions),
  note: z.string().max(500).default(''),
  /** 约定再访: when, if a time was named. */
  againAt: z.iso.datetime({ offset: true, error: '应为约定的日期和时间' }).nullable().optional(),
});
const drawView = z.object({ n: z.number(), listed: z.number(), listHash: z.string(), drawnBy: z.string(), drawnAt: z.string() });

/** The draw of a case, and the talks with whom it drew (附件1). */
export const sample = define({
  'POST /api/dossiers/{id}/draw': {
    summary: '随机抽取服务企业（附件1）',
    who: ['officer'],
    params,
    response: z.object({ n: z.number(), listHash: z.string(), drawnAt: z.string() }),
    audit: 'draw',
  },
  'GET /api/dossiers/{id}/sample': {
    summary: '抽样与测评记录（联系方式遮蔽）',
    who: ['officer', 'leader'],
    params,
    response: z.object({
      draw: drawView.nullable(),
      /** What will be drawn, before it is. */
      sampleSize: z.number(),
      listed: z.number(),
      commitment: z.string(),
      committedOn: day,
      revealedOn: day.nullable(),
      replacementReasons: z.array(z.enum(replacementReasons)),
      /** How many unanswered attempts 三次未接 means, and how many minutes apart. */
      unreached: z.object({ unanswered: z.number(), apartMinutes: z.number() }),
      rows: z.array(sampleRow),
      /** Who comes in by the sealed order where one is replaced; null where the list is used up. */
      next: z.object({ position: z.number(), enterprise: z.string() }).nullable(),
      satisfaction,
    }),
  },
  'POST /api/dossiers/{id}/sample/{rowId}/reveal': {
    summary: '显示一家抽中企业的联系方式和联系记录中的号码（写明用途，记入日志）；已被替换的只显示联系记录',
    who: ['officer'],
    params: drawnRow,
    body: z.object({ purpose }),
    response: z.object({
      contact: z.string(),
      mobile: z.string(),
      interviewee: z.string().nullable(),
      intervieweeMobile: z.string().nullable(),
      service: z.string().nullable(),
      note: z.string().nullable(),
      /** What was noted of each attempt, in their order. */
      attempts: z.array(z.string()),
    }),
    audit: 'revealContact',
  },
  'POST /api/dossiers/{id}/sample/{rowId}/record': {
    summary: '记录一家的测评结果（附件1）',
    who: ['officer'],
    params: drawnRow,
    body: z.object({
      method: z.number().int().min(1).max(5),
      interviewee: z.string().max(50).nullable(),
      position: z.string().max(50).default(''),
      mobile: z.string().max(30).nullable(),
      service: z.string().max(500),
      satisfied: z.boolean(),
      /** 否认接受过服务：按不满意计，服务内容可以不填。 */
      denied: z.boolean().default(false),
      note: z.string().max(2000).default(''),
      version: whole.min(1),
    }),
    response: z.null(),
    audit: 'recordInterview',
  },
  'POST /api/dossiers/{id}/sample/{rowId}/attempts': {
    summary: '记录一次联系的时间、方法和结果（附件1）；记录后不能更改',
    who: ['officer'],
    params: drawnRow,
    body: tried,
    response: z.object({ id }),
    audit: 'recordAttempt',
  },
  'POST /api/dossiers/{id}/sample/{rowId}/replace': {
    summary: '联系不上的，按顺序换下一家（附件1）',
    who: ['officer'],
    params: drawnRow,
    /** `attempt`: the last one, kept with the replacement or not at all. */
    body: z.object({ reason: z.enum(replacementReasons), note: z.string().max(1000).default(''), attempt: tried.optional() }),
    response: z.object({ rowId: id }),
    audit: 'replaceDrawn',
  },
});
