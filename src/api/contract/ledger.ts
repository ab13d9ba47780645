import * as z from 'zod';
import { isDate } from '../../core/annexes/dates.ts';
import { decimalOf } from '../../core/annexes/decimal.ts';
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
const clerk = ['clerk'] as const;

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
    response: z.object({ enterprises: z.array(enterprise.extend({ mergedInto: id.nullable(), times: z.number() })) }),
  },
  'PUT /api/ledger/enterprises/{id}': {
    summary: '修改企业库中的一家：名称、统一社会信用代码、联系人、电话',
    who: clerk,
    params: z.object({ id }),
    body: enterprise.omit({ id: true }),
    response: z.null(),
    audit: 'saveEnterprise',
  },
  'GET /api/ledger/events': {
    summary: '本单位某年的活动和签到',
    who: clerk,
    query: z.object({ year }),
    response: z.object({ events: z.array(event) }),
  },
  'PUT /api/ledger/events/{id}': {
    summary: '记一场活动，或者修改；有签到的，户数、人数由签到得出',
    who: clerk,
    params: z.object({ id }),
    body: event.omit({ id: true }),
    response: event.omit({ attendance: true }),
    audit: 'saveEvent',
  },
  'POST /api/ledger/events/{id}/void': {
    summary: '作废记错的活动：写明理由，不再计数，原行留存',
    who: clerk,
    params: z.object({ id }),
    body: z.object({ reason }),
    response: z.null(),
    audit: 'voidEvent',
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
