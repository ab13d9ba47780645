import * as z from 'zod';
import { contactFields } from '../../core/notice/paper.ts';
import { inquiryProcedure, inquirySteps } from '../../core/procedure/inquiry.ts';
import { noticeProcedure, noticeSteps } from '../../core/procedure/notice.ts';
import { objectionProcedure, objectionSteps } from '../../core/procedure/objection.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { moved, reasons, version } from './dossier.ts';
import { offer } from './offer.ts';
import { pageQuery } from './page.ts';
import { purpose } from './purpose.ts';
import { stepRoute } from './steps.ts';
import { whole } from './whole.ts';

const at = z.object({ id });
const line = z.object({
  dossierId: id,
  name: z.string(),
  recommender: z.string(),
  functions: z.array(z.string()),
  kind: z.string(),
});
const noticeDay = z.object({ day, as: z.enum(['published', 'counted', 'off']), nth: z.number().nullable() });
const contactShape = Object.fromEntries(
  Object.entries(contactFields).map(([key, { missing, most }]) => [key, z.string().trim().min(2, missing).max(most)]),
) as Record<keyof typeof contactFields, z.ZodString>;
const noticeContact = z.object({
  ...contactShape,
  email: z
    .string()
    .trim()
    .max(contactFields.email.most)
    .regex(/^\S+@\S+$/, '请填写完整的电子邮箱，如 qyc@example.gov.cn'),
  postcode: z
    .string()
    .trim()
    .regex(/^\d{6}$/, contactFields.postcode.missing),
});
/** What an officer writes of a notice; days and list are worked out. */
const written = z.object({
  number: z.string().trim().min(2, '请填写文号').max(60),
  title: z.string().trim().min(4, '请填写标题').max(200),
  body: z.string().trim().min(2, '请填写正文').max(8000),
  contact: noticeContact,
  /** A later day than that of signing; null: at once. */
  fromOn: day.nullable(),
});
const draftState = z.object({ name: z.enum(['prepared', 'returned', 'published']), label: z.string() });
const draft = written.extend({ id, state: draftState, word: z.string().nullable(), version: z.number() });
const noticeView = z.object({
  id,
  roundId: id,
  roundYear: z.number(),
  issuer: z.string(),
  title: z.string(),
  body: z.string(),
  /** 文号; null for one from before papers had them. */
  number: z.string().nullable(),
  /** Whom it names, a line each. */
  contact: z.array(z.string()),
  /** Its days and how one objects, in words. */
  period: z.string(),
  /** Every day of it and what it is in the count. */
  days: z.array(noticeDay),
  publishedOn: day,
  endsOn: day,
  running: z.boolean(),
  workdaysLeft: z.number().nullable(),
  list: z.array(line),
  listHash: z.string(),
  /** What came of objections, without names. */
  objections: z.array(z.object({ name: z.string(), label: z.string(), outcome: z.string(), decidedOn: day })),
  /** How it went has been reported, and recognition can be signed. */
  concluded: z.boolean(),
  /** Where it stood on the department's own site; null: not written down yet. */
  posting: z.object({ address: z.string(), on: day, time: z.string() }).nullable(),
  /** What is to be said of that; null: nothing. */
  postingFault: z.string().nullable(),
});
const objectionState = z.enum(keysOf(objectionProcedure.states));
const file = z.object({ id, name: z.string(), size: z.number() });
const inquiry = z.object({
  ...{ id, organisation: z.string(), applicant: z.string(), question: z.string(), dueOn: day, askedAt: z.string() },
  ...{ answer: z.string().nullable(), answeredAt: z.string().nullable(), version: z.number() },
  state: z.object({ name: z.enum(keysOf(inquiryProcedure.states)), label: z.string() }),
});
const objection = z.object({
  id,
  noticeId: id,
  notice: z.string(),
  dossierId: id,
  applicant: z.string(),
  trackingNumber: z.string(),
  byUnit: z.boolean(),
  objector: z.string(),
  contact: z.string(),
  content: z.string(),
  evidence: z.string(),
  state: objectionState,
  outcome: z.string().nullable(),
  filedAt: z.string(),
  decidedAt: z.string().nullable(),
  /** Which one from its address for this notice it was within the hour; null where it was not counted yet. */
  nthFromSource: z.number().nullable(),
  /** Whether whoever reads verifies it, and alone may open who objected. */
  mine: z.boolean(),
  handled: z.boolean(),
  acceptedAt: z.string().nullable(),
  /** What the handler found; null until it is proposed. */
  proposed: z.boolean().nullable(),
  /** What a leader wrote who gave it back. */
  word: z.string().nullable(),
  files: z.array(file),
  inquiries: z.array(inquiry),
  offers: z.array(offer),
});
export const newObjection = z.object({
  dossierId: id,
  byUnit: z.boolean(),
  objector: z.string().trim().min(2, '请填写姓名；单位提出的填写单位全称').max(120),
  contact: z.string().trim().min(5, '请填写完整的联系方式，如手机号码、通信地址或电子邮箱').max(120),
  content: z.string().trim().min(10, '请写明异议内容，至少10个字').max(4000),
  evidence: z.string().trim().min(2, '请写明证据或线索').max(4000),
});

const receiptOf = z.object({ number: z.string(), code: z.string() });
/** A receipt as it is typed; objections from before there were codes have a number alone. */
export const objectionReceipt = z.object({
  number: z.string().trim().min(1, '请填写查询号').max(40),
  code: z.string().trim().max(40).default(''),
});

export const notice = define({
  'GET /api/rounds/{id}/notice-draft': {
    summary: '起草中的公示，和按工作日历推算的公示期',
    who: ['officer', 'leader'],
    params: at,
    response: z.object({
      draft: draft.nullable(),
      offers: z.array(offer),
      contactBefore: noticeContact.nullable(),
      period: z.object({ publishedOn: day, endsOn: day, days: z.array(noticeDay), derived: z.string(), said: z.string() }),
    }),
  },
  'POST /api/rounds/{id}/notice-draft': {
    summary: '起草公示：文号、正文和联系方式；由另一位分管领导签发',
    who: ['officer'],
    params: at,
    body: written.extend({ version: whole }),
    response: draft,
    audit: 'prepareNotice',
  },
  'POST /api/notice-drafts/{id}/steps/{step}': stepRoute(noticeProcedure, noticeSteps, draft),
  'POST /api/notices/{id}/conclude': {
    summary: '核报公示情况：期满后由经办人核报，另一位领导据以签发认定',
    who: ['officer'],
    params: at,
    body: z.object({ conclusion: z.string().trim().min(4, '请写明公示情况').max(4000) }),
    response: noticeView,
    audit: 'concludeNotice',
  },
  'PUT /api/notices/{id}/posting': {
    summary: '登记公示在本部门网站上的网址、时间，附截图或者 PDF 作凭据；重新登记的，以最后一次为准',
    who: ['officer'],
    params: at,
    query: z.object({
      name: z.string().min(1).max(400),
      address: z
        .string()
        .trim()
        .max(300)
        .regex(/^https?:\/\/\S+$/, '请填写以 http:// 或 https:// 开头的网址'),
      on: day,
      time: z
        .string()
        .trim()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写登载时间，如 09:30'),
    }),
    body: 'bytes',
    response: noticeView,
    audit: 'postNotice',
  },
  'GET /api/notices/{id}/posting': {
    summary: '查看在本部门网站公示的凭据',
    who: ['officer', 'leader', 'supervisor'],
    params: at,
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
  },
  'GET /api/rounds/{id}/waiting-list': {
    summary: '待公示：已签发拟认定、尚未公示的申报',
    who: ['officer', 'leader'],
    params: at,
    /** `listHash`: the digest of what was read, as the notice will carry it; the signature brings it along. */
    response: z.object({ list: z.array(line), listHash: z.string() }),
  },
  'GET /api/notices': { summary: '公示', who: 'public', response: z.object({ notices: z.array(noticeView.omit({ objections: true })) }) },
  'GET /api/notices/{id}': { summary: '一份公示', who: 'public', params: at, response: noticeView },
  'POST /api/notices/{id}/objections': {
    summary: '提出异议（公示期内，实名，身份保密）',
    who: 'public',
    params: at,
    body: newObjection,
    response: receiptOf,
    audit: 'fileObjection',
  },
  'POST /api/objections/status': {
    summary: '按查询号和查询码查询异议办理情况和答复',
    who: 'public',
    body: objectionReceipt,
    response: z.object({
      state: objectionState,
      label: z.string(),
      outcome: z.string().nullable(),
      filedOn: day,
      acceptedOn: day.nullable(),
      decidedOn: day.nullable(),
      files: z.array(file.omit({ id: true })),
    }),
  },
  'GET /api/objections': {
    summary: '公示异议（异议人已遮蔽），未办结的在前；一次公示的，或者全部；审计监察看各认定部门的',
    who: ['officer', 'leader', 'supervisor'],
    query: z.object({ notice: id.optional(), ...pageQuery }),
    response: z.object({ objections: z.array(objection), total: z.number() }),
  },
  'POST /api/objections/{id}/reveal': {
    summary:
      '查看异议人及联系方式、文中号码，写明用途，记入日志；只有经办人，和写明用途的审计监察（告知认定部门分管领导）；领导看内容和处理结果，提出人仍遮蔽',
    who: ['officer', 'leader', 'supervisor'],
    params: at,
    body: z.object({ purpose }),
    response: z.object({
      ...{ objector: z.string(), contact: z.string(), content: z.string(), evidence: z.string() },
      /** What came of it, with the numbers in it; null until it is decided. */
      outcome: z.string().nullable(),
    }),
    audit: 'revealObjector',
  },
  'POST /api/objections/{id}/steps/{step}': stepRoute(objectionProcedure, objectionSteps, objection),
  'POST /api/objections/{id}/files/{fileId}': {
    summary: '打开提出人的证据文件，写明用途，记入日志；只有经办人',
    who: ['officer'],
    params: z.object({ id, fileId: id }),
    body: z.object({ purpose }),
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
    audit: 'openObjectionEvidence',
  },
  'POST /api/objections/{id}/inquiries': {
    summary: '函询被异议的单位或者推荐部门，写明答复期限',
    who: ['officer'],
    params: at,
    body: z.object({
      whom: z.enum(['applicant', 'recommender']),
      question: z.string().trim().min(4, '请写明要说明的情况').max(4000),
      dueOn: day,
    }),
    response: z.object({ id }),
    audit: 'askInquiry',
  },
  'GET /api/inquiries': {
    summary: '就公示异议收到的函询',
    who: ['clerk', 'officer'],
    response: z.object({ inquiries: z.array(inquiry.extend({ offers: z.array(offer) })) }),
  },
  'POST /api/inquiries/{id}/steps/{step}': stepRoute(inquiryProcedure, inquirySteps, inquiry),
  'POST /api/dossiers/{id}/set-aside': {
    summary: '异议成立，不予认定',
    who: ['leader'],
    params: at,
    body: z.object({ reasons, version }),
    response: moved,
    audit: 'setAside',
  },
});
