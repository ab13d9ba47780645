import * as z from 'zod';
import { figures as annex7Figures } from '../../core/annexes/annex7.ts';
import { namesOf } from '../../core/procedure/offers.ts';
import { reportProcedure, reportSteps } from '../../core/procedure/report.ts';
import { type CallReply, type CallTaker, callReplies, callTakers } from '../../core/reporting/call.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { correctionItem } from './dossier.ts';
import { offer } from './offer.ts';
import { pageQuery } from './page.ts';
import { purpose } from './purpose.ts';
import { earlierAddress, stepRoute } from './steps.ts';
import { whole } from './whole.ts';

const reportTable = [reportProcedure, reportSteps] as const;
const receipt = z.object({ number: z.string(), hash: z.string(), submittedAt: z.string(), daysLate: z.number() });

const readers = ['clerk', 'officer', 'leader', 'supervisor'] as const;
export const version = whole.min(1).optional();
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const figure = z.union([z.string().max(200), z.number(), z.null()]);
export const figures = z.record(z.string(), figure);
const row = z.object({ id, cells: z.record(z.string(), value) });
/** One sample table, whole: what is not in it is gone. */
const sampleTable = z.object({ table: z.enum(['frequent', 'events']), rows: z.array(row).max(5000) });
export const year = z.coerce.number().int().min(2000).max(2100).optional();
export const quarter = z.coerce.number().int().min(1).max(4).optional();
const period = z.object({ year: z.number(), quarter: z.number() });
export const state = z.object({ name: z.string(), label: z.string() });

/** A duty against its deadline: the last day, and how it stands today. `provisional` says why the day may still move. */
export const callTaker = z.enum(Object.keys(callTakers) as [CallTaker, ...CallTaker[]]);
export const callReply = z.enum(Object.keys(callReplies) as [CallReply, ...CallReply[]]);
export const due = z.object({
  opens: day,
  dueOn: day,
  provisional: z.string().nullable(),
  status: z.string(),
  label: z.string(),
  pastDue: z.boolean(),
  daysLate: z.number(),
});
/** The day of what was given back, or is being corrected, and how it stands to that. */
const revise = z.object({ dueOn: day, provisional: z.string().nullable(), daysLate: z.number() }).nullable();
export const line = z.object({
  id,
  platformId: id,
  platform: z.string(),
  certificateNumber: z.string(),
  place: z.string(),
  functions: z.array(z.string()),
  authority: z.string(),
  year: z.number(),
  quarter: z.number(),
  period: z.string(),
  state,
  due,
  revise,
  nothingToReport: z.boolean(),
  submittedOn: day.nullable(),
  version: z.number(),
});
const fault = z.object({ path: z.string(), label: z.string(), value: z.string(), rule: z.string(), message: z.string() });
export const alert = z.object({
  figure: z.string(),
  label: z.string(),
  value: z.string(),
  threshold: z.number(),
  article: z.string(),
  message: z.string(),
});
export const moved = z.object({ id, state, version: z.number() });

const reason = z.string().nullable();
const changes = z.array(
  z.object({ figure: z.string(), label: z.string(), unit: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
);
/** What is asked about: right or wrong, its platform explains it. */
export const doubt = z.object({ path: z.string(), message: z.string() });
const explained = { doubts: z.array(doubt), explanation: z.string().nullable() };
/** `events`: what was done to it while it was the last that had come in. */
const versionLine = z.object({
  ...{ no: z.number(), number: z.string(), hash: z.string(), submittedAt: z.string(), by: z.string(), reason, revise },
  events: z.array(z.object({ at: z.string(), by: z.string(), what: z.string(), reason })),
});
const versionView = line.pick({ id: true, platform: true, period: true, quarter: true }).extend({
  ...{ version: versionLine, figures, annualSummary: z.string().nullable(), nothingToReport: z.boolean(), ...explained },
  ledgerKept: z.boolean(),
  sampleTables: z.object({ frequent: z.array(row), events: z.array(row) }),
  /** Against the version before it. */
  changes,
});
const oneSample = { params: z.object({ id }), query: z.object({ table: z.enum(['frequent', 'events']).default('frequent') }) };
const oneVersion = z.object({ id, no: z.coerce.number().int().min(1).max(10_000) });

const view = line.extend({
  /** How its day comes about, in words. */
  derivation: z.string().nullable(),
  figures,
  sampleTables: z.object({ frequent: z.array(row), events: z.array(row) }),
  annualSummary: z.string().nullable(),
  annualSummaryRequired: z.boolean(),
  ...explained,
  previous: z.object({ period: z.string(), number: z.string(), figures }).nullable(),
  prefilled: z.array(z.string()),
  returnReason: z.string().nullable(),
  returnItems: z.array(correctionItem),
  faults: z.array(fault),
  alerts: z.array(alert),
  offers: z.array(offer),
  editable: z.boolean(),
  /** What the correction that is being written would do; null for all but its platform. */
  revision: z.object({ reason, changes, later: z.object({ period: z.string(), changes }).nullable(), annex8: z.string() }).nullable(),
  versions: z.array(versionLine),
  /** 未建台账: false; null where nothing came in. */
  ledgerKept: z.boolean().nullable(),
  /** How many lines of it the served enterprise denies, or confirmed in a way that is asked about. */
  ledgerContested: z.number(),
});

const share = z.object({
  ...{ way: z.enum(['times', 'enterprises', 'income']), part: z.string(), whole: z.string(), percent: z.string().nullable() },
});
const basis = z.object({
  ...{ shares: z.array(share), readings: z.array(z.string()), digest: z.string(), total: z.number(), contested: z.number() },
  lines: z.array(
    z.object({
      ...{ id, version: z.number(), servedOn: day, enterprise: z.string(), function: z.string(), content: z.string(), fee: z.string() },
      ...{ times: z.number(), persons: z.number(), confirmed: z.string().nullable(), contested: z.string().nullable() },
    }),
  ),
  /** Of the figure that was asked for: how it comes from the rows, what they make, and what was reported. */
  ...{ rule: z.string().nullable(), derived: figure, reported: figure },
  events: z.array(
    z.object({
      ...{ id, version: z.number(), heldOn: day, name: z.string(), place: z.string(), content: z.string(), organiser: z.string() },
      ...{ households: z.number(), persons: z.number() },
    }),
  ),
  months: z.array(z.object({ month: day, amount: z.string() })),
});

export const reporting = define({
  'GET /api/reports': {
    summary: '季度调度表：平台看本单位的，主管部门看辖区的，省级看全部；一次一页，另说共多少份、逾期未报多少份',
    who: readers,
    query: z.object({
      ...{ year, quarter, state: z.enum(namesOf(reportProcedure.states)).optional() },
      ...{ search: z.string().max(100).optional(), after: id.optional(), ...pageQuery },
    }),
    /** `after`: what stands behind that report alone, from the beginning where it is no longer there, `total` is of all; `first`, `last`: the quarters between which the reader has any; null: has none. */
    response: z.object({
      reports: z.array(line),
      total: z.number(),
      overdue: z.number(),
      first: period.nullable(),
      last: period.nullable(),
    }),
  },
  'GET /api/reports/{id}': {
    summary: '一份季度调度表（附件7），含样表、上季度数据、期限、可办事项',
    who: readers,
    params: z.object({ id }),
    response: view,
  },
  'PATCH /api/reports/{id}': {
    summary: '保存填写内容；不要求填对、填全',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({
      version,
      figures: figures.optional(),
      rows: z.union([sampleTable, z.array(sampleTable).max(2)]).optional(),
      nothingToReport: z.boolean().optional(),
      annualSummary: z.string().max(20_000).nullable().optional(),
      explanation: z.string().max(2000).nullable().optional(),
    }),
    response: view.extend({ savedAt: z.string() }),
  },
  /** `receipt`: of what was sent in just now. */
  'POST /api/reports/{id}/steps/{step}': stepRoute(...reportTable, moved.extend({ receipt: receipt.nullable() })),
  'POST /api/reports/{id}/submit': earlierAddress('reports', reportTable, ['submit', receipt]),
  'POST /api/reports/{id}/reopen': earlierAddress('reports', reportTable, ['reopen', moved]),
  'POST /api/reports/{id}/return': earlierAddress('reports', reportTable, ['return', moved]),
  'POST /api/reports/{id}/accept': earlierAddress('reports', reportTable, ['accept', moved]),
  'POST /api/reports/{id}/urge': {
    summary: '催报一份没有报送、退回后没有重报的调度表：letter 发一封，一天一次；phone 记一次电话，选明接听人职务、如何答复',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({ way: z.enum(['letter', 'phone']), taker: callTaker.optional(), reply: callReply.optional() }),
    response: z.object({ done: z.literal(true) }),
    audit: 'urgeReports',
  },
  'POST /api/reports/{id}/reveal': {
    summary: '显示样表1的一处联系人或电话，path 为 contact 的是平台的填报人和手机号码（写明用途，记入日志）',
    who: ['officer', 'leader'],
    params: z.object({ id }),
    body: z.object({ path: z.string().max(200), purpose }),
    response: z.object({ value: z.string() }),
    audit: 'revealPersonal',
  },
  'GET /api/reports/{id}/ledger': {
    summary: '按本单位台账，这份调度表应填的数和样表；报送以后台账变了多少',
    who: ['clerk'],
    params: z.object({ id }),
    response: z.object({
      ...{ kept: z.boolean(), figures, sampleTables: z.object({ frequent: z.array(row), events: z.array(row) }) },
      ...{ shares: z.array(share), lines: z.number(), readings: z.array(z.string()), changed: changes },
    }),
  },
  'GET /api/reports/{id}/versions/{no}/ledger': {
    summary: '报送过的一版的一项数据所依据的台账各行、活动、账册各月（不含联系人、电话），与报送时一致；null 为未建台账',
    who: readers,
    params: oneVersion,
    query: z.object({ figure: z.enum(keysOf(annex7Figures)).default('enterprises'), ...pageQuery }),
    response: basis.nullable(),
  },
  'GET /api/reports/{id}/annual.docx': { summary: '年度服务工作总结（Word）', who: readers, params: z.object({ id }), response: 'file' },
  'GET /api/reports/{id}/annex7.pdf': { summary: '附件7 季度调度表（PDF）', who: readers, params: z.object({ id }), response: 'file' },
  'GET /api/reports/{id}/annex7.xlsx': { summary: '附件7 季度调度表（Excel）', who: readers, params: z.object({ id }), response: 'file' },
  'GET /api/reports/{id}/sample.pdf': { summary: '附件7的样表1或样表2（PDF）', who: readers, ...oneSample, response: 'file' },
  'GET /api/reports/{id}/sample.xlsx': { summary: '附件7的样表1或样表2（Excel）', who: readers, ...oneSample, response: 'file' },
  'GET /api/reports/{id}/versions/{no}': {
    summary: '调度表报送过的一版：数据、样表、更正理由、与上一版的差别、何人何时办理',
    who: readers,
    params: oneVersion,
    response: versionView,
  },
  'GET /api/reports/{id}/versions/{no}/annex7.pdf': {
    summary: '报送过的一版附件7（PDF），数据、单位名称、服务功能和所属地与报送时一致',
    who: readers,
    params: oneVersion,
    response: 'file',
  },
});
