import * as z from 'zod';
import { dispositions } from '../../core/draw/attempts.ts';
import { replacementReasons } from '../../core/draw/sample.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { correctionItem, moved, version } from './dossier.ts';
import { changedPlace } from './filling.ts';
import { inboxAnswer, inboxQuery } from './inbox.ts';
import { offer } from './offer.ts';
import { purpose } from './purpose.ts';
import { satisfaction } from './satisfaction-shape.ts';
import { whole } from './whole.ts';

const params = z.object({ id });
const drawnRow = z.object({ id, rowId: id });
const ofCase = ['officer', 'leader'] as const;
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
const texts = { influence: z.string().max(5000), demonstration: z.string().max(5000), opinion: z.string().max(5000) };
const lowReason = z.string().max(5000);
const recommendationView = z.object({
  ...texts,
  lowReason,
  preparedBy: z.string().nullable(),
  preparedAt: z.string().nullable(),
  signedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  /** A leader's word with which it was given back; null once it is saved anew. */
  givenBackReason: z.string().nullable(),
  /** 0 before the first saving. */
  version: z.number(),
  /** Greater after each change of an interview. */
  sampleRevision: z.number(),
  satisfaction,
  offers: z.array(offer),
});
export const recommendation = define({
  'GET /api/inbox': {
    summary: '待办的一页：按期限排列，说明为何等您；另列本部门在等对方的事项；各有总数',
    who: 'signedIn',
    query: inboxQuery,
    response: inboxAnswer,
  },
  'GET /api/dossiers/{id}/review': {
    summary: '初审所需：补正期限、查验情况、重新提交后的改动',
    who: ofCase,
    params,
    response: z.object({
      version: z.number(),
      correctionWorkdays: z.number(),
      dueOn: day.nullable(),
      correctionLeaves: z.number(),
      /** Working days after today until the last for recommending. */
      workdays: z.array(day).nullable(),
      recommendDaysLeft: z.number().nullable(),
      certificate: z.object({ checkedOn: day, outcome: z.enum(['matches', 'differs']), note: z.string(), by: z.string() }).nullable(),
      /** What an officer has proposed to decline with, or what was decided; null where nothing was. */
      decline: z
        .object({
          reasons: z.array(z.object({ article: z.string(), text: z.string() })),
          contact: z.object({ office: z.string(), phone: z.string() }),
          writtenBy: z.string(),
          writtenAt: z.string(),
          givenBack: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
          number: z.string().nullable(),
          /** When the applicant opened the letter. */
          receivedAt: z.string().nullable(),
        })
        .nullable(),
      /** Whom this office named in its last decision. */
      lastContact: z.object({ office: z.string(), phone: z.string() }).nullable(),
      submissions: z.array(z.object({ no: z.number(), submittedAt: z.string(), contentHash: z.string() })),
      changes: z.array(changedPlace),
      /** Of each return that was answered, in which places the case now differs from what was returned. */
      earlier: z.array(z.object({ no: z.number(), changed: z.array(z.string()) })),
    }),
  },
  'POST /api/dossiers/{id}/certificate-check': {
    summary: '查验统一社会信用代码证（第八条（三））',
    who: ['officer'],
    params,
    body: z.object({ outcome: z.enum(['matches', 'differs']), note: z.string().max(1000).default(''), version }),
    response: moved,
    audit: 'checkCertificate',
  },
  'POST /api/dossiers/{id}/return': {
    summary: '退回补正，一次性告知（第八条（三））',
    who: ['officer'],
    params,
    body: z.object({ items: z.array(correctionItem).max(200), dueOn: day.optional(), version }),
    /** `repeated`: places that an earlier return named already; `overlooked`: those that it could have named. The leader is told of both. */
    response: moved.extend({ dueOn: day, repeated: z.array(z.string()), overlooked: z.array(z.string()) }),
    audit: 'return',
  },
  'POST /api/dossiers/{id}/accept': {
    summary: '通过初审（第八条（三））',
    who: ['officer'],
    params,
    body: z.object({ version }),
    response: moved,
    audit: 'accept',
  },
  'POST /api/dossiers/{id}/draw': {
    summary: '随机抽取服务企业（附件1）',
    who: ['officer'],
    params,
    response: z.object({ n: z.number(), listHash: z.string(), drawnAt: z.string() }),
    audit: 'draw',
  },
  'GET /api/dossiers/{id}/sample': {
    summary: '抽样与测评记录（联系方式遮蔽）',
    who: ofCase,
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
  'GET /api/dossiers/{id}/recommendation': {
    summary: '推荐表（附件1）',
    who: ['officer', 'leader', 'supervisor'],
    params,
    response: recommendationView,
  },
  'GET /api/dossiers/{id}/annexes/1.pdf': {
    summary: '附件1 推荐表（PDF）',
    who: ['officer', 'leader', 'supervisor'],
    params,
    response: 'file',
  },
  'GET /api/dossiers/{id}/annexes/1.docx': {
    summary: '附件1 推荐表（Word）',
    who: ['officer', 'leader', 'supervisor'],
    params,
    response: 'file',
  },
  'PUT /api/dossiers/{id}/recommendation': {
    summary: '填写推荐表（附件1）',
    who: ['officer'],
    params,
    /** Without a `lowReason` the one that stands is kept. */
    body: z.object({ ...texts, lowReason: lowReason.optional(), version: whole }),
    response: z.object({ version: z.number(), savedAt: z.string() }),
    audit: 'prepareRecommendation',
  },
  'POST /api/dossiers/{id}/recommend': {
    summary: '签发推荐（第八条（三））',
    who: ['leader'],
    params,
    body: z.object({
      version,
      /** What the leader read; where it no longer stands nothing is signed. */
      read: z.object({ recommendation: whole, sample: whole }),
    }),
    response: moved,
    audit: 'recommend',
  },
  'POST /api/dossiers/{id}/give-back': {
    summary: '退回经办人修改推荐表：分管领导写明要改什么，申报状态不变（第八条（三））',
    who: ['leader'],
    params,
    body: z.object({ reason: z.string().trim().min(2, '请写明要改什么').max(2000), version }),
    response: moved,
    audit: 'giveBack',
  },
  'GET /api/draws/{dossierId}/bundle': {
    summary: '抽样核验文件 shifan-draw/1（密钥公开之后）',
    who: ['officer', 'leader', 'supervisor'],
    params: z.object({ dossierId: id }),
    response: 'file',
    files: ['json'],
    audit: 'exportDraw',
  },
  'POST /api/rounds/{id}/reveal': {
    summary: '公开本年度抽样密钥，供任何人核验',
    who: ['leader'],
    params,
    response: z.object({ secret: z.string(), commitment: z.string(), revealedOn: day }),
    audit: 'revealSecret',
  },
});
