import * as z from 'zod';
import { roundChangeProcedure, roundChangeSteps } from '../../core/procedure/round-change.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { broughtSchema, stepRoute } from './steps.ts';

const params = z.object({ id });
const state = z.object({ name: z.string(), label: z.string() });
const line = z.object({ key: z.string(), label: z.string(), from: z.string(), to: z.string(), value: z.string() });
const change = z.object({
  ...{ id, roundId: id, state, version: z.number() },
  lines: z.array(line),
  reason: z.string(),
  word: z.string().nullable(),
  preparedAt: z.string(),
  number: z.number().nullable(),
  signedAt: z.string().nullable(),
  offers: z.array(offer),
});
const moved = z.object({ id, roundId: id, state, version: z.number(), number: z.number().nullable() });

export const roundChanges = define({
  'GET /api/rounds/{id}/changes': {
    summary: '年度工作的变更：改了什么、由什么改为什么、为什么、何时；没有签发的只有组织部门看得到',
    who: 'signedIn',
    supervised: true,
    params,
    response: z.object({ changes: z.array(change) }),
  },
  'GET /api/rounds/{id}/changes/foreseen': {
    summary: '变更签发以后会怎样：各日期顺延几个工作日、能不能改、通知多少单位',
    who: ['officer', 'leader'],
    params,
    query: z.object({
      ...{ opensOn: day.optional(), closesOn: day.optional(), recommendBy: day.optional(), reviewBy: day.optional() },
    }),
    response: z.object({
      lines: z.array(z.object({ key: z.string(), label: z.string(), from: z.string(), to: z.string(), notes: z.array(z.string()) })),
      faults: z.array(z.object({ path: z.string(), rule: z.string(), message: z.string() })),
      told: z.object({ drafts: z.number(), submitted: z.number(), recommenders: z.number(), experts: z.number() }),
      suggested: z.array(z.object({ key: z.enum(['recommendBy', 'reviewBy']), label: z.string(), day, why: z.string() })),
      stays: z.array(z.string()),
    }),
  },
  'POST /api/rounds/{id}/changes': {
    summary: '起草年度工作的变更、延期：改什么、为什么；由另一位分管领导签发后生效',
    who: ['officer'],
    params,
    body: broughtSchema(roundChangeSteps.prepare.brings),
    response: moved,
    audit: 'prepareRoundChange',
  },
  'POST /api/round-changes/{id}/steps/{step}': stepRoute(roundChangeProcedure, roundChangeSteps, moved),
});
