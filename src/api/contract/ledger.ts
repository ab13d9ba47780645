import * as z from 'zod';
import { isDate } from '../../core/annexes/dates.ts';
import { decimalOf } from '../../core/annexes/decimal.ts';
import { outcomes } from '../../core/ledger/import.ts';
import { eventColumns, organisers, serviceColumns } from '../../core/ledger/line.ts';
import { fees } from '../../core/recognition/profile.ts';
import { functionKeys } from '../../core/scheme/functions.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { define } from './define.ts';
import { id } from './directory.ts';
import { whole } from './whole.ts';

/** More lines than anybody types at once; a list that is longer comes as a file. */
const MOST_LINES = 5_000;
const year = z.coerce.number().int().min(2000).max(2100);
const text = (most: number) => z.string().trim().min(1, '请填写').max(most);
const date = z.string().refine(isDate, '请写成2026-03-27这样');
const money = z.string().refine((value) => /^-?\d{1,12}(\.\d{1,2})?$/.test(value) && decimalOf(value) !== null, '请填写金额，最多两位小数');
const figure = (most: number, least = 0) => z.number().int().min(least).max(most);
const reason = z.string().trim().min(2, '请写明理由').max(500);
const functionKey = z.enum(functionKeys);

const typed = z.object({
  ...{ id, version: whole, enterprise: text(serviceColumns.enterprise.maxLength), servedOn: date, function: functionKey },
  ...{ content: text(serviceColumns.content.maxLength), fee: z.enum(keysOf(fees)) },
  ...{ persons: figure(serviceColumns.persons.most), times: figure(serviceColumns.times.most, 1) },
});
const line = typed.extend({
  enterpriseId: id,
  confirmed: z.enum(['happened', 'denied']).nullable(),
  satisfied: z.boolean().nullable(),
  doubt: z.string().nullable(),
});
/** `part` and `whole` with their share, of times, of enterprises, of income. */
const share = z.object({
  way: z.enum(['times', 'enterprises', 'income']),
  part: z.string(),
  whole: z.string(),
  percent: z.string().nullable(),
});
const counted = z.object({
  ...{ enterprises: z.number(), persons: z.number(), frequentEnterprises: z.number(), activityCount: z.number() },
  ...{ activityEnterprises: z.number(), activityPersons: z.number(), officialActivities: z.number() },
});
const enterprise = z.object({
  ...{ id, name: text(200), creditCode: z.string().trim().max(18).nullable(), contact: z.string().trim().max(50) },
  ...{ phone: z.string().trim().max(60), version: whole },
});
const event = z.object({
  ...{ id, version: whole, name: text(eventColumns.name.maxLength), heldOn: date, place: text(eventColumns.place.maxLength) },
  ...{ function: functionKey, content: text(eventColumns.content.maxLength), organiser: z.enum(keysOf(organisers)) },
  ...{ households: figure(eventColumns.households.most), persons: figure(eventColumns.persons.most) },
  attendance: z.array(z.object({ enterprise: text(200), persons: figure(1_000_000) })).max(MOST_LINES),
});
const month = z.object({ month: date, serviceIncome: money, lowFeeIncome: money, profit: money });
const capacity = z.object({ day: date, premisesArea: money, equipmentCount: figure(1_000_000), fullTimeStaff: figure(1_000_000) });
/** How far the newest link of an enterprise, or code of an event, has come. */
const sent = z.object({
  ...{ madeAt: z.string(), openedAt: z.string().nullable(), expiresAt: z.string(), asked: z.number(), answered: z.number() },
});
const made = z.object({ url: z.string(), expiresAt: z.string(), asked: z.number() });
const clerk = ['clerk'] as const;
/** What the words of a file stand for, as JSON in the address, since the body is the file itself. */
const words = z
  .string()
  .max(8000)
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue({ code: 'custom', message: '用词对照不是 JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string().max(100), z.string().max(20)))
  .optional();
/** Places of rows whose names mean the enterprise of the register that is alike, a line each. */
const same = z.string().max(1500).optional();
const file = { name: z.string().min(1).max(400).default('表格'), words, same, together: z.enum(['all']).optional() };
const imported = z.object({ ...{ id, fileName: z.string(), rows: z.number(), importedAt: z.string(), undoneAt: z.string().nullable() } });
const counts = z.object({ fresh: z.number(), same: z.number(), changed: z.number(), doubtful: z.number(), faulty: z.number() });
const fileRead = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refused'), reason: z.string() }),
  z.object({
    kind: z.literal('read'),
    counts,
    words: z.record(z.string(), z.string()),
    unknown: z.array(z.object({ column: z.enum(keysOf(serviceColumns)), text: z.string(), rows: z.number() })),
    before: imported.nullable(),
    /** The first ones of each sort. */
    lines: z.array(
      z.object({
        ...{ place: z.string(), outcome: z.enum(keysOf(outcomes)), said: z.string() },
        ...{ enterprise: z.string(), servedOn: z.string(), content: z.string(), fee: z.string(), persons: z.string() },
        twin: z.string().nullable(),
      }),
    ),
  }),
]);

export const ledger = define({
  'GET /api/ledger': {
    summary: '本单位的服务台账：某年某月的逐行记录，全年的户数、次数、活动和公益性或低收费服务占比',
    who: clerk,
    query: z.object({ year, month: z.coerce.number().int().min(1).max(12) }),
    response: z.object({
      ...{ year: z.number(), months: z.array(z.number()), lines: z.array(line), counted, shares: z.array(share) },
      ...{ times: z.number(), confirmed: z.number(), enterprises: z.number(), events: z.number() },
    }),
  },
  'POST /api/ledger/services': {
    summary: '记服务，或者修改记过的；企业库中没有的企业一并新增；有一行不对的都不记',
    who: clerk,
    body: z.object({ services: z.array(typed).min(1).max(MOST_LINES) }),
    response: z.object({ saved: z.number() }),
    audit: 'saveServices',
  },
  'POST /api/ledger/services/void': {
    summary: '作废记错的服务：写明理由，不再计数，原行留存',
    who: clerk,
    body: z.object({ ids: z.array(id).min(1).max(MOST_LINES), reason }),
    response: z.object({ voided: z.number() }),
    audit: 'voidServices',
  },
  'GET /api/ledger/enterprises': {
    summary: '本单位的企业库，每家某年服务次数；合并了的指向所并入的一家',
    who: clerk,
    query: z.object({ year }),
    response: z.object({
      enterprises: z.array(enterprise.extend({ mergedInto: id.nullable(), times: z.number(), link: sent.nullable() })),
    }),
  },
  'PUT /api/ledger/enterprises/{id}': {
    summary: '修改企业库中的一家：名称、统一社会信用代码、联系人、电话',
    who: clerk,
    params: z.object({ id }),
    body: enterprise.omit({ id: true }),
    response: z.null(),
    audit: 'saveEnterprise',
  },
  'POST /api/ledger/enterprises/{id}/merge': {
    summary: '把企业库中的一家并入另一家，合并计为一户；into 为空即撤销合并，各行不变',
    who: clerk,
    params: z.object({ id }),
    body: z.object({ into: id.nullable(), version: whole }),
    response: z.null(),
    audit: 'mergeEnterprise',
  },
  'POST /api/ledger/enterprises/{id}/link': {
    summary: '生成请一家企业确认服务的链接（只显示这一次，30日有效，重新生成则前一个作废）；由企业自己答，本单位不能代答',
    who: clerk,
    params: z.object({ id }),
    response: made,
    audit: 'makeConfirmLink',
  },
  'GET /api/ledger/events': {
    summary: '本单位某年的活动和签到',
    who: clerk,
    query: z.object({ year }),
    response: z.object({ events: z.array(event.extend({ code: sent.nullable(), guests: z.array(z.string()) })) }),
  },
  'PUT /api/ledger/events/{id}': {
    summary: '记一场活动，或者修改；有签到的，户数、人数由签到得出',
    who: clerk,
    params: z.object({ id }),
    body: event.omit({ id: true }),
    response: event.omit({ attendance: true }),
    audit: 'saveEvent',
  },
  'POST /api/ledger/events/{id}/code': {
    summary: '生成一场活动的到场确认码（二维码，7日有效，重新生成则前一个作废），到场单位扫码填写单位名称',
    who: clerk,
    params: z.object({ id }),
    response: made.extend({ qr: z.string() }),
    audit: 'makeConfirmLink',
  },
  'POST /api/ledger/events/{id}/void': {
    summary: '作废记错的活动：写明理由，不再计数，原行留存',
    who: clerk,
    params: z.object({ id }),
    body: z.object({ reason }),
    response: z.null(),
    audit: 'voidEvent',
  },
  'POST /api/ledger/imports/read': {
    summary: '读取本单位的台账表格（.xlsx、.xls、.ods、.csv，最大 20 MB），与台账逐行对照：新、同、改、疑、错，只预览不记入',
    who: clerk,
    query: z.object(file),
    body: 'bytes',
    response: fileRead,
  },
  'POST /api/ledger/imports': {
    summary: '把表格中新的行记入台账；同一张表再来，只记新的；有错的行不记',
    who: clerk,
    query: z.object({ ...file, changed: z.enum(['file', 'ledger']).default('file') }),
    body: 'bytes',
    response: imported,
    audit: 'importLedger',
  },
  'GET /api/ledger/imports': {
    summary: '本单位导入过的台账表格',
    who: clerk,
    response: z.object({ imports: z.array(imported) }),
  },
  'POST /api/ledger/imports/{id}/undo': {
    summary: '整个撤销一次导入：记入的作废，改动的还原；之后又改过的不能撤销',
    who: clerk,
    params: z.object({ id }),
    response: z.object({ rows: z.number() }),
    audit: 'undoLedgerImport',
  },
  'GET /api/ledger/books': {
    summary: '本单位某年各月的收入、利润，和最近一次登记的服务能力',
    who: clerk,
    query: z.object({ year }),
    response: z.object({ months: z.array(month), capacity: capacity.nullable() }),
  },
  'PUT /api/ledger/books': {
    summary: '记各月收入、利润和服务能力；单位元',
    who: clerk,
    body: z.object({ months: z.array(month).max(12), capacity: capacity.nullable() }),
    response: z.null(),
    audit: 'saveBooks',
  },
});
