import * as z from 'zod';
import { calendar } from './calendar.ts';
import { define } from './define.ts';
import { pageQuery } from './page.ts';

export const roles = z.enum(['clerk', 'manager', 'officer', 'leader', 'expert', 'supervisor', 'administrator']);
/** In small letters, as the database has it: one thing has one name, wherever ids are compared or hashed. */
export const id = z.uuid().toLowerCase();
export const day = z.iso.date();

const session = z.object({
  account: z.object({ id, name: z.string(), login: z.string(), roles: z.array(roles) }),
  organisation: z.object({ id, name: z.string(), kind: z.string() }),
  mustChangePassword: z.boolean(),
  mustSetFactor: z.boolean(),
  unread: z.number(),
  today: day,
  demonstration: z.boolean(),
  /** 审图号 of the province's map; null: it is a sketch. */
  mapReviewNumber: z.string().nullable(),
  /** Names of those whom this person stands in for today. */
  standsInFor: z.array(z.string()),
});
const organisation = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  divisionCode: z.string().nullable(),
  active: z.boolean(),
  /** No authority has seen its certificate yet. */
  pending: z.boolean(),
});
const licence = z.object({
  id,
  organisation: z.string(),
  creditCode: z.string(),
  place: z.string(),
  /** What the first digits of the code say of its owner. */
  codeKind: z.string().nullable(),
  /** The code's check character is wrong, in words. */
  codeFault: z.string().nullable(),
  pending: z.boolean(),
  name: z.string(),
  size: z.number(),
  addedAt: z.string(),
  outcome: z.enum(['confirmed', 'returned']).nullable(),
  word: z.string().nullable(),
  decidedAt: z.string().nullable(),
});
const account = z.object({
  ...{ id, organisationId: id, login: z.string(), name: z.string(), roles: z.array(roles), active: z.boolean() },
  /** Since when it is suspended because nobody used it. */
  dormantAt: z.string().nullable(),
  /** Its owner has chosen no password yet, or not again since a reset: the link waits. */
  waitsForOwner: z.boolean(),
});
/** A one-time link that sets a password: where it went, and its address where who asked is to hand it on. */
export const givenLink = z.object({
  id,
  way: z.enum(['mail', 'code', 'link']),
  /** Somebody else must agree, or give the code, first. */
  secondNeeded: z.boolean(),
  endsAt: z.string(),
  url: z.string().nullable(),
});
export const personName = z.string().trim().min(1, '请填写姓名').max(50);
const password = z.string().min(10, '口令至少10位').max(200);
export const login = z.string().trim().min(2).max(60);

/** Connections to the database: at most, how many requests may wait and how long; and now. */
const connections = z.object({
  most: z.int(),
  mayWait: z.int(),
  waitSeconds: z.number(),
  open: z.int(),
  idle: z.int(),
  waiting: z.int(),
});

export const directory = define({
  ...calendar,
  'GET /api/health': {
    summary: '运行状态（一秒内问过数据库；数据库两秒没有应答时 503）',
    who: 'public',
    withinMs: 2_000,
    response: z.object({ ok: z.literal(true), version: z.string(), today: day, connections, warnings: z.array(z.string()) }),
  },
  'GET /api/ready': {
    summary: '是否可以把请求分给这个进程：启动中、停止中、数据库两秒不应答时为503；进程是否活着看 /api/health',
    who: 'public',
    withinMs: 2_000,
    response: z.object({ ready: z.literal(true) }),
  },
  'POST /api/session': {
    summary: '登录',
    who: 'public',
    body: z.object({ login: z.string().max(60), password: z.string().max(200), code: z.string().max(40).optional() }),
    response: z.object({ token: z.string(), mustChangePassword: z.boolean() }),
    audit: 'signIn',
    lane: 'reading',
  },
  'GET /api/session': { summary: '当前登录', who: 'signedIn', response: session, withOneTimePassword: true },
  'DELETE /api/session': { summary: '退出登录', who: 'signedIn', response: z.null(), withOneTimePassword: true },
  'POST /api/session/password': {
    summary: '修改口令',
    who: 'signedIn',
    body: z.object({ current: z.string().max(200), next: password }),
    response: z.null(),
    withOneTimePassword: true,
    audit: 'changePassword',
  },
  'GET /api/organisations': {
    summary: '单位名录；写明数目的，一次一页；另说共多少家',
    who: ['administrator', 'officer', 'leader', 'clerk'],
    query: z.object({ kind: z.string().max(40).optional(), search: z.string().max(100).optional(), ...pageQuery }),
    response: z.object({ organisations: z.array(organisation), total: z.number() }),
  },
  'POST /api/organisations': {
    summary: '新增单位',
    who: ['administrator'],
    body: z.object({
      kind: z.enum(['city', 'county', 'association', 'provincialUnit', 'applicant', 'pool', 'supervision']),
      name: z.string().trim().min(2).max(120),
      creditCode: z.string().max(40).nullable(),
      divisionCode: z.string().max(6).nullable(),
    }),
    response: organisation,
    audit: 'addOrganisation',
  },
  'GET /api/accounts': {
    summary: '账号',
    who: ['administrator'],
    query: z.object({ organisationId: id.optional() }),
    response: z.object({ accounts: z.array(account) }),
  },
  'POST /api/accounts': {
    summary: '新增账号，返回设定口令的一次性链接（验证码由另一位管理员取得）',
    who: ['administrator'],
    body: z.object({ organisationId: id, login, name: personName, roles: z.array(roles).min(1) }),
    response: z.object({ account, link: givenLink }),
    audit: 'addAccount',
  },
  'PATCH /api/accounts/{id}': {
    summary:
      '变更账号：姓名、角色、停用、恢复使用、重置口令（发一次性链接；领导、管理员、设置了动态口令的须另一位管理员办理，恢复使用的都须）；授予领导、管理员角色的另一人确认后生效',
    who: ['administrator'],
    params: z.object({ id }),
    body: z.object({
      name: personName.optional(),
      roles: z.array(roles).min(1).optional(),
      active: z.boolean().optional(),
      resetPassword: z.boolean().optional(),
      /** The consequences of stopping the only one of a role were read. */
      anyway: z.boolean().optional(),
    }),
    /** `waits`: the roles change once another hand has confirmed them. */
    response: z.object({ account, link: givenLink.nullable(), waits: z.boolean() }),
    audit: 'changeAccount',
  },
  'POST /api/registrations': {
    summary: '申报单位注册：统一社会信用代码归单位所有，已注册的不能重复注册',
    who: 'public',
    body: z.object({
      creditCode: z.string().max(40),
      name: z.string().trim().min(4, '请填写单位全称').max(120),
      divisionCode: z.string().min(1, '请选择单位登记所在地').max(6, '请选择单位登记所在地'),
      personName,
      login,
      password,
      mobile: z.string().max(30).default(''),
      email: z.string().max(254).default(''),
      /** The code is registered by another: why it is the own one, for the authority of its place to decide. */
      dispute: z.string().trim().max(500).optional(),
    }),
    response: z.object({ organisation: z.string(), login: z.string(), warning: z.string().nullable() }),
    audit: 'register',
  },
  'GET /api/colleagues': {
    summary: '本单位账号',
    who: ['clerk', 'manager'],
    response: z.object({ organisation, accounts: z.array(account) }),
  },
  'POST /api/colleagues': {
    summary: '邀请同事：新增本单位账号，返回设定口令的一次性链接',
    who: ['manager'],
    body: z.object({ login, name: personName, roles: z.array(z.enum(['clerk', 'manager'])).min(1) }),
    response: z.object({ account, link: givenLink }),
    audit: 'addColleague',
  },
  'PATCH /api/colleagues/{id}': {
    summary: '变更本单位账号：角色、停用、重置口令、移交',
    who: ['manager'],
    params: z.object({ id }),
    body: z.object({
      roles: z
        .array(z.enum(['clerk', 'manager']))
        .min(1)
        .optional(),
      active: z.boolean().optional(),
      resetPassword: z.boolean().optional(),
      /** The consequences of stopping the only one of a role were read. */
      anyway: z.boolean().optional(),
    }),
    response: z.object({ account, link: givenLink.nullable() }),
    audit: 'changeColleague',
  },
  'PUT /api/organisation/licence': {
    summary: '自行注册的单位上传证照（PDF、JPG、PNG），由登记所在地主管部门与登记信息核对（第八条（三））',
    who: ['clerk', 'manager'],
    query: z.object({ name: z.string().min(1).max(400) }),
    body: 'bytes',
    response: z.object({ id }),
    audit: 'bringLicence',
  },
  'GET /api/licences': {
    summary: '待核对和已核对的证照：本单位的，或者登记在本地的单位的',
    who: ['clerk', 'manager', 'officer', 'leader'],
    response: z.object({ licences: z.array(licence) }),
  },
  'GET /api/licences/{id}/file': {
    summary: '查看证照',
    who: ['clerk', 'manager', 'officer', 'leader'],
    params: z.object({ id }),
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
  },
  'POST /api/licences/{id}/answer': {
    summary: '核对证照：与登记信息相符，或者写明原因退回（第八条（三））',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ outcome: z.enum(['confirmed', 'returned']), word: z.string().max(500).default('') }),
    response: z.null(),
    audit: 'answerLicence',
  },
  'POST /api/demonstration/day': {
    summary: '演示：把系统日期拨到某一天，并办完到这一天为止到期的事',
    who: ['administrator'],
    body: z.object({ day: day.refine((one) => one >= '2020-01-01' && one <= '2035-12-31', '演示的日期应在2020年至2035年之间') }),
    response: z.object({ today: day, done: z.array(z.object({ job: z.string(), count: z.number() })) }),
    demonstration: true,
    asksFirst: true,
    audit: 'runDay',
  },
});
