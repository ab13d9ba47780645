import * as z from 'zod';
import { earlierProcedure, earlierSteps } from '../../core/procedure/earlier-platform.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { file, read } from './intake.ts';
import { offer } from './offer.ts';
import { stepRoute } from './steps.ts';
import { whole } from './whole.ts';

const typed = z.string().trim().max(400).nullish();
/** A row as it was read or typed; the checks say what is wrong with it, by field. */
const cells = z.object({
  name: typed,
  creditCode: typed,
  city: typed,
  functions: typed,
  certificateNumber: typed,
  documentNumber: typed,
  validFrom: typed,
  validTo: typed,
  codeChecked: typed,
});
const state = z.object({ name: z.string(), label: z.string() });
const shown = {
  name: z.string(),
  creditCode: z.string(),
  city: z.string(),
  functions: z.string(),
  certificateNumber: z.string(),
  documentNumber: z.string(),
  validFrom: day,
  validTo: day,
};
const moved = z.object({ id, state, version: z.number() });
const row = z.object({
  ...{ id, state, version: z.number() },
  ...shown,
  over: z.boolean().describe('有效期已过，只作为历史'),
  source: z.string().nullable().describe('来自哪个文件；手工录入的为空'),
  proposed: z.object(shown).nullable().describe('提出的更正'),
  reason: z.string().nullable(),
  word: z.string().nullable(),
  preparedBy: z.string(),
  preparedAt: z.string(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  platformId: id.nullable(),
  faults: z.array(z.string()).describe('现在与登记、名录不符的，改正前不能复核'),
  offers: z.array(offer),
});
export const MOST_EARLIER_ROWS = 2000;

export const earlierPlatforms = define({
  'GET /api/earlier-platforms': {
    summary: '此前认定的平台：录入、复核和更正的情况',
    who: ['officer', 'leader', 'supervisor'],
    response: z.object({ rows: z.array(row) }),
  },
  'POST /api/earlier-platforms/read': {
    summary: '读取此前认定的平台名单（.xlsx、.xls、.ods、.csv），逐格指出问题，只预览不保存',
    who: ['officer'],
    query: file,
    body: 'bytes',
    response: read,
    lane: 'reading',
  },
  'POST /api/earlier-platforms': {
    summary: '录入此前认定的平台，一家或者一份名单；有一处不符的，一家也不录入',
    who: ['officer'],
    body: z.object({ rows: z.array(cells).min(1).max(MOST_EARLIER_ROWS), source: z.string().trim().max(400).optional() }),
    response: z.object({ entered: z.number() }),
    audit: 'enterEarlierPlatform',
  },
  'POST /api/earlier-platforms/confirm': {
    summary: '复核确认几家，各按所阅的版本；有一家不能确认的，一家也不确认',
    who: ['leader'],
    body: z.object({
      of: z
        .array(z.object({ id, version: whole.min(1) }))
        .min(1)
        .max(500),
    }),
    response: z.object({ confirmed: z.number() }),
    audit: 'confirmEarlierPlatform',
  },
  'POST /api/earlier-platforms/{id}/steps/{step}': stepRoute(earlierProcedure, earlierSteps, moved),
  'GET /api/earlier-platforms/template.xlsx': {
    summary: '此前认定的平台名单（空表 .xlsx）',
    who: ['officer'],
    response: 'file',
  },
});
