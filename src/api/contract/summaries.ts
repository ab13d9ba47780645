import * as z from 'zod';
import { summaryProcedure, summarySteps } from '../../core/procedure/summary.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { alert, callReply, callTaker, doubt, due, figures, line, moved, quarter, state, version, year } from './reporting.ts';
import { earlierAddress, stepRoute } from './steps.ts';

const summaryTable = [summaryProcedure, summarySteps] as const;
const authorities = ['officer', 'leader', 'supervisor'] as const;

const summaryLine = z.object({
  id,
  authorityId: id,
  authority: z.string(),
  issuer: z.string(),
  year: z.number(),
  quarter: z.number(),
  period: z.string(),
  state,
  due,
  sentOn: day.nullable(),
  version: z.number(),
});
const summaryView = summaryLine.extend({
  derivation: z.string().nullable(),
  lines: z.array(
    z.object({
      platformId: id,
      platform: z.string(),
      functions: z.array(z.string()),
      figures,
      reportId: id.nullable(),
      no: z.number().nullable(),
    }),
  ),
  totals: figures,
  missing: z.array(z.string()),
  late: z.array(z.object({ platform: z.string(), status: z.string(), daysLate: z.number() })),
  alerts: z.array(alert.extend({ platform: z.string() })),
  doubted: z.array(z.object({ platformId: id, platform: z.string(), doubts: z.array(doubt), explanation: z.string().nullable() })),
  annualSummaries: z.array(z.object({ platform: z.string(), text: z.string() })),
  overview: z.string().nullable(),
  overviewRequired: z.boolean(),
  frozen: z.boolean(),
  /** The how-manieth signature the table shows; null where it is not signed. */
  signedNo: z.number().nullable(),
  /** By which day those who are missing had not reported; null where the table is live. */
  asOf: day.nullable(),
  stale: z.boolean(),
  /** What the reports have changed since it was signed last, a sentence a platform. */
  changes: z.array(z.string()),
  byHand: z.array(z.object({ platform: z.string(), label: z.string(), from: z.string(), to: z.string(), reason: z.string() })),
  /** Who reported though its title had ended before the quarter did: outside 合计. */
  outside: z.array(z.string()),
  byHandOpen: z.boolean(),
  /** The issuer's word, until it is amended. */
  returnReason: z.string().nullable(),
  signatures: z.array(
    z.object({
      ...{ no: z.number(), signedOn: day, reason: z.string().nullable(), changes: z.array(z.string()) },
      ...{ preparedBy: z.string().nullable(), signedBy: z.string().nullable(), hash: z.string() },
    }),
  ),
  notAccepted: z.number(),
  plain: z.number(),
  owed: z.number(),
  preparedBy: z.string().nullable(),
  /** A leader's word, for the authority itself. */
  givenBackReason: z.string().nullable(),
  signedBy: z.string().nullable(),
  offers: z.array(offer),
});

/** One platform's line of the day's page: its figures, what is asked about at which of them, whom to call, what may be done. */
const dayRow = line.extend({
  figures: figures.nullable(),
  marks: z.array(z.object({ figure: z.string(), kind: z.enum(['doubt', 'below']), path: z.string(), message: z.string() })),
  explanation: z.string().nullable(),
  ledgerNo: z.number().nullable(),
  plain: z.boolean(),
  phone: z.string().nullable(),
  urged: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      way: z.enum(['letter', 'phone']),
      taker: callTaker.nullable(),
      reply: callReply.nullable(),
    }),
  ),
  offers: z.array(offer),
});

const oneSignature = z.object({ id, no: z.coerce.number().int().min(1).max(10_000) });
const authorityLine = z.object({
  ...{ authorityId: id, authority: z.string(), summaryId: id, no: z.number(), signedOn: day, state, platforms: z.number(), figures },
});

/** The authorities' summaries (annex 8), and what the issuer makes of them (第十五条). */
export const summaries = define({
  'GET /api/summaries': {
    summary: '季度汇总表：主管部门看本部门的，省级看全部',
    who: authorities,
    query: z.object({ year, quarter }),
    response: z.object({ summaries: z.array(summaryLine) }),
  },
  'GET /api/summaries/{id}': {
    summary: '一份季度汇总表（附件8）：编制前为实时数据',
    who: authorities,
    params: z.object({ id }),
    response: summaryView,
  },
  'POST /api/summaries/{id}/steps/{step}': stepRoute(...summaryTable, moved),
  'POST /api/summaries/{id}/prepare': {
    ...earlierAddress('summaries', summaryTable, ['prepare', moved]),
    body: z.object({ overview: z.string().max(50_000).nullable().optional(), version }),
  },
  'POST /api/summaries/{id}/give-back': earlierAddress('summaries', summaryTable, ['giveBack', moved]),
  'POST /api/summaries/{id}/send': earlierAddress('summaries', summaryTable, ['send', moved]),
  'GET /api/summaries/{id}/annex8.pdf': {
    summary: '附件8 季度汇总表（PDF）',
    who: authorities,
    params: z.object({ id }),
    response: 'file',
  },
  'GET /api/summaries/{id}/annex8.xlsx': {
    summary: '附件8 季度汇总表（Excel）',
    who: authorities,
    params: z.object({ id }),
    response: 'file',
  },
  'GET /api/summaries/{id}/annual.pdf': {
    summary: '年度总结（PDF）：主管部门的，后附各平台的',
    who: authorities,
    params: z.object({ id }),
    response: 'file',
  },
  'GET /api/summaries/{id}/annual.docx': {
    summary: '年度总结（Word）：主管部门的，后附各平台的',
    who: authorities,
    params: z.object({ id }),
    response: 'file',
  },
  'GET /api/summaries/{id}/day': {
    summary: '汇总表下一个季度的审核：各平台各项数据、存疑和低于认定条件的各处、逾期的如何联系',
    who: authorities,
    params: z.object({ id }),
    response: summaryLine.extend({
      ...{ derivation: z.string().nullable(), reviseBy: day.nullable(), rows: z.array(dayRow), totals: figures },
      counts: z.object({ asked: z.number(), cameIn: z.number(), late: z.number(), plain: z.number(), owed: z.number() }),
    }),
  },
  'POST /api/summaries/{id}/accept-reports': {
    summary: '一并接收汇总表下待审核的调度表：数据没有疑问、不低于认定条件的；其余逐份审核',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({}),
    response: z.object({ accepted: z.number() }),
    audit: 'acceptReport',
  },
  'POST /api/summaries/{id}/urge': {
    summary: '催报：给辖内还没有报送、退回后没有重报的平台各发一封，同一平台一天一次',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({}),
    response: z.object({ urged: z.number() }),
    audit: 'urgeReports',
  },
  'POST /api/summaries/{id}/by-hand': {
    summary: '手工更改汇总表中的一项（写明理由，印在表上，省工信厅看得到）；空值为恢复平台所报的数',
    who: ['officer'],
    params: z.object({ id }),
    body: z.object({
      ...{ platformId: id, figure: z.string().max(60), value: z.string().max(60).nullable() },
      ...{ reason: z.string().max(1000), version },
    }),
    response: moved,
    audit: 'changeSummaryByHand',
  },
  'GET /api/summaries/{id}/versions/{no}/annex8.pdf': {
    summary: '签发过的一份附件8（PDF），与签发时一致',
    who: authorities,
    params: oneSignature,
    response: 'file',
  },
  'GET /api/summaries/{id}/versions/{no}/annex8.xlsx': {
    summary: '签发过的一份附件8（Excel），与签发时一致',
    who: authorities,
    params: oneSignature,
    response: 'file',
  },
  'GET /api/reporting/province': {
    summary: '全省一个季度的汇总：各主管部门签发的合计与总计，未签发的列明',
    who: authorities,
    query: z.object({ year, quarter }),
    response: z.object({
      ...{ year: z.number(), quarter: z.number(), period: z.string(), issuer: z.string() },
      ...{ lines: z.array(authorityLine), totals: figures, platforms: z.number(), missing: z.array(z.string()) },
    }),
  },
  'GET /api/reporting/province.pdf': {
    summary: '全省一个季度的汇总，附件8表样（PDF）',
    who: authorities,
    query: z.object({ year, quarter }),
    response: 'file',
  },
  'GET /api/reporting/province.xlsx': {
    summary: '全省一个季度的汇总，附件8表样（Excel）',
    who: authorities,
    query: z.object({ year, quarter }),
    response: 'file',
  },
  'GET /api/reporting/quarters.xlsx': {
    summary: '全省各季度的汇总，一季度一张表（Excel）',
    who: authorities,
    response: 'file',
  },
  'GET /api/reporting/board': {
    summary: '季度报送进度：按主管部门',
    who: authorities,
    query: z.object({ year, quarter }),
    response: z.object({
      year: z.number(),
      quarter: z.number(),
      period: z.string(),
      authorities: z.array(
        z.object({
          summaryId: id.nullable(),
          authorityId: id,
          authority: z.string(),
          platforms: z.number(),
          reported: z.number(),
          late: z.number(),
          missing: z.array(z.string()),
          state: state.nullable(),
          sentOn: day.nullable(),
          due: due.nullable(),
        }),
      ),
    }),
  },
});
